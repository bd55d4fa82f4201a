import { done, refusal, toOutcome } from './outcome.ts';
import { tooLong } from './page/composer/message-length.ts';
import type { ActOf, Outcome, UploadedFile } from './page/contract.ts';
import type { SlackChannel, SlackPlatform, SlackUser } from './slack/platform.ts';
import { seesChannel } from './visible.ts';

/** Sends what a person wrote in a composer: a message, or a command. @param commands the app's, with their slash */
export async function send(
  slack: SlackPlatform,
  commands: string[],
  person: SlackUser,
  { channel: id, text, thread, files = [] }: ActOf<'send'>,
): Promise<Outcome> {
  const channel = slack.channels.get(id);
  if (!channel || !seesChannel({ slack, person }, channel)) return refusal("You're not in that channel.");
  if (text.trim() === '' && files.length === 0) return refusal('Write a message first.');
  const problem = tooLong(text);
  if (problem) return refusal(problem);
  if (text.startsWith('/') && files.length > 0)
    return refusal("A command can't have files. Remove the files, or write a message instead.");
  if (text.startsWith('/')) return sendCommand(slack, commands, person, channel, { text, thread });
  if (thread && !slack.messages(id).some(({ ts }) => ts === thread))
    return refusal('This thread was deleted.');
  const said = await slack.say({
    user: person.id,
    channel: id,
    text,
    ...(thread ? { thread_ts: thread } : {}),
    files: files.map(toUpload),
  });
  const isUnseen =
    !channel.members.has(slack.bot.userId) && said.mentions.some(({ id: who }) => who === slack.bot.userId);
  return isUnseen ? { ok: true, warning: warnUnseen(slack, channel) } : done;
}

/** Decodes an uploaded file, which JSON carries as base64. */
export function toUpload({ name, mimetype, base64 }: UploadedFile) {
  return { name, mimetype, content: Buffer.from(base64, 'base64') };
}

async function sendCommand(
  slack: SlackPlatform,
  commands: string[],
  person: SlackUser,
  channel: SlackChannel,
  { text, thread }: Pick<ActOf<'send'>, 'text' | 'thread'>,
): Promise<Outcome> {
  const [, command = '', words = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  if (thread) return refusal(refuseInThread(slack, channel, command));
  if (command === '/invite') return invite(slack, person, channel, words);
  if (!commands.includes(command)) {
    return refusal(
      `${command} isn't a command here. Use one of these: ${[...commands, '/invite'].join(', ')}`,
    );
  }
  const answer = await slack.command({ user: person.id, channel: channel.id, command, text: words });
  return toOutcome(slack, answer, `${command} failed because the app didn't answer in time.`);
}

/** Says why a mention of the bot has no effect. Slack's client says so, too. */
function warnUnseen({ people, bot }: SlackPlatform, { name, isIm }: SlackChannel): string {
  const { real_name, name: handle } = people.get(bot.userId)!;
  if (isIm) return `${real_name} can't see your message, because it isn't in this conversation.`;
  return `${real_name} isn't in #${name}, so it can't see your message. Add it with /invite @${handle}, then write again.`;
}

/** Says what to write instead of a command in a thread. */
function refuseInThread(
  { people, bot }: SlackPlatform,
  { isIm, members }: SlackChannel,
  command: string,
): string {
  if (command !== '/invite' && isIm && members.has(bot.userId))
    return `${command} doesn't work in threads. Write the rest of the line without it.`;
  if (command !== '/invite' && members.has(bot.userId))
    return `${command} doesn't work in threads. Write @${people.get(bot.userId)!.name} instead of ${command}.`;
  return `${command} doesn't work in threads. Write it in the channel.`;
}

async function invite(
  slack: SlackPlatform,
  person: SlackUser,
  channel: SlackChannel,
  words: string,
): Promise<Outcome> {
  if (channel.isIm) return refusal("You can't invite anyone to a direct message.");
  const wanted = words.trim().replace(/^@/, '').toLowerCase();
  const invited = [...slack.people.values()].find(({ name, real_name, deleted }) => {
    return !deleted && [name, real_name.toLowerCase()].includes(wanted);
  });
  if (wanted === '') return refusal('Name the person to invite, for example: /invite @Migration Desk');
  if (!invited) return refusal(`Can't find anyone named "${words.trim()}". Example: /invite @Migration Desk`);
  if (channel.members.has(invited.id)) return refusal(`${invited.real_name} is already in this channel.`);
  await slack.invite({ user: person.id, channel: channel.id, invited: invited.id });
  return done;
}
