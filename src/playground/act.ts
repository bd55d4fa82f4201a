import { z } from 'zod';
import { tooLong } from './page/composer/message-length.ts';
import type { Act, Outcome, UploadedFile } from './page/contract.ts';
import {
  type Answer,
  CannotDo,
  type SlackChannel,
  type SlackPlatform,
  type SlackUser,
} from './slack/platform.ts';
import { isPlayable, seesChannel, seesMessage } from './visible.ts';

const file = z.object({ name: z.string(), mimetype: z.string(), base64: z.base64() });
const value = z.union([z.string(), z.number(), z.null(), z.array(z.string()), z.array(file)]);

/** Checks the requests that the page sends. The schema matches the type `Act`. */
export const actShape = z
  .discriminatedUnion('do', [
    z.object({
      do: z.literal('send'),
      channel: z.string(),
      text: z.string(),
      thread: z.string().optional(),
    }),
    z.object({
      do: z.literal('press'),
      on: z.union([z.object({ channel: z.string(), ts: z.string() }), z.object({ view: z.string() })]),
      block: z.string(),
      action: z.string(),
      choose: value.optional(),
    }),
    z.object({ do: z.literal('submit'), view: z.string(), values: z.record(z.string(), value) }),
    z.object({ do: z.literal('close'), view: z.string() }),
    z.object({ do: z.literal('home') }),
  ])
  .and(z.object({ as: z.string(), page: z.string().optional() })) satisfies z.ZodType<Act>;

type ActOf<Name extends Act['do']> = Extract<Act, { do: Name }>;

const done: Outcome = { ok: true };
const trouble =
  "The app didn't send a valid answer in time. Your change may or may not have been saved, so check before you try again.";

/** Does what a person asked for in the page. Refuses an action that Slack's own client would refuse, and says why. */
export async function act(slack: SlackPlatform, commands: string[], asked: Act): Promise<Outcome> {
  const person = slack.people.get(asked.as);
  if (!person || !isPlayable(person))
    return refusal('You can\'t use the playground as this person. Choose someone else under "Playing as."');
  try {
    return await perform(slack, commands, person, asked);
  } catch (error) {
    if (!(error instanceof CannotDo)) throw error;
    return refusal('The message or form has just changed. Check the new version, then try again.');
  }
}

async function perform(
  slack: SlackPlatform,
  commands: string[],
  person: SlackUser,
  asked: Act,
): Promise<Outcome> {
  switch (asked.do) {
    case 'send':
      return send(slack, commands, person, asked);
    case 'press':
      return press(slack, person, asked);
    case 'submit':
      return submit(slack, person, asked);
    case 'close':
      if (slack.views.top(person.id)?.id === asked.view) await slack.close(person.id);
      return done;
    case 'home':
      return toOutcome(slack, await slack.openHome(person.id));
  }
}

function refusal(message: string): Outcome {
  return { ok: false, message };
}

function toOutcome({ patience }: SlackPlatform, answer: Answer, failure = trouble): Outcome {
  return answer.status === 200 && answer.ms <= patience ? done : refusal(failure);
}

async function send(
  slack: SlackPlatform,
  commands: string[],
  person: SlackUser,
  { channel: id, text, thread }: ActOf<'send'>,
): Promise<Outcome> {
  const channel = slack.channels.get(id);
  if (!channel || !seesChannel({ slack, person }, channel)) return refusal("You're not in that channel.");
  if (text.trim() === '') return refusal('Write a message first.');
  const problem = tooLong(text);
  if (problem) return refusal(problem);
  if (text.startsWith('/')) return sendCommand(slack, commands, person, channel, { text, thread });
  if (thread && !slack.messages(id).some(({ ts }) => ts === thread))
    return refusal('This thread was deleted.');
  await slack.say({ user: person.id, channel: id, text, ...(thread ? { thread_ts: thread } : {}) });
  return done;
}

async function sendCommand(
  slack: SlackPlatform,
  commands: string[],
  person: SlackUser,
  channel: SlackChannel,
  { text, thread }: Pick<ActOf<'send'>, 'text' | 'thread'>,
): Promise<Outcome> {
  const [, command = '', words = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  if (thread) return refusal(`${command} doesn't work in threads. Write it in the channel.`);
  if (command === '/invite') return invite(slack, person, channel, words);
  if (!commands.includes(command)) {
    return refusal(
      `${command} isn't a command here. Use one of these: ${[...commands, '/invite'].join(', ')}`,
    );
  }
  const answer = await slack.command({ user: person.id, channel: channel.id, command, text: words });
  return toOutcome(slack, answer, `${command} failed because the app didn't answer in time.`);
}

function invite(slack: SlackPlatform, person: SlackUser, channel: SlackChannel, words: string): Outcome {
  if (channel.isIm) return refusal("You can't invite anyone to a direct message.");
  const wanted = words.trim().replace(/^@/, '').toLowerCase();
  const invited = [...slack.people.values()].find(({ name, real_name, deleted }) => {
    return !deleted && [name, real_name.toLowerCase()].includes(wanted);
  });
  if (wanted === '') return refusal('Name the person to invite, for example: /invite @Migration Desk');
  if (!invited) return refusal(`Can't find anyone named "${words.trim()}". Example: /invite @Migration Desk`);
  if (channel.members.has(invited.id)) return refusal(`${invited.real_name} is already in this channel.`);
  slack.invite({ user: person.id, channel: channel.id, invited: invited.id });
  return done;
}

async function press(slack: SlackPlatform, person: SlackUser, asked: ActOf<'press'>): Promise<Outcome> {
  const { on, block, action, choose } = asked;
  const control = {
    user: person.id,
    blockId: block,
    actionId: action,
    ...(choose === undefined ? {} : { choose: toUploads(choose) }),
  };
  const target = 'view' in on ? viewTarget(slack, person, on.view) : messageTarget(slack, person, on);
  if (!target) return refusal('This message or form is no longer available.');
  return toOutcome(slack, await slack.press({ ...control, ...target }));
}

function messageTarget(
  slack: SlackPlatform,
  person: SlackUser,
  { channel: id, ts }: { channel: string; ts: string },
) {
  const message = slack.messages(id).find((one) => one.ts === ts);
  return message && seesMessage({ slack, person }, message) ? { channel: id, messageTs: ts } : null;
}

function viewTarget(slack: SlackPlatform, person: SlackUser, view: string): { on: 'modal' | 'home' } | null {
  if (slack.views.top(person.id)?.id === view) return { on: 'modal' };
  return slack.views.home(person.id)?.id === view ? { on: 'home' } : null;
}

async function submit(slack: SlackPlatform, person: SlackUser, asked: ActOf<'submit'>): Promise<Outcome> {
  if (slack.views.top(person.id)?.id !== asked.view) return refusal('This form is no longer open.');
  const values = Object.fromEntries(
    Object.entries(asked.values).map(([id, given]) => [id, toUploads(given)]),
  );
  const { outcome, errors } = await slack.submit({ user: person.id, values });
  if (outcome === 'failed') return refusal(trouble);
  return Object.keys(errors).length > 0 ? { ok: false, errors } : done;
}

/** Decodes uploaded files, which JSON carries as base64. */
function toUploads(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  return given.map((entry: string | UploadedFile) =>
    typeof entry === 'string' ? entry : { ...entry, content: Buffer.from(entry.base64, 'base64') },
  );
}
