import { CannotDo, type Json, type SlackChannel, type SlackMessage, type SlackUser } from '../model.ts';
import { judgeAck, judgeEmpty, showInlineReply } from '../requests/judge-ack.ts';
import { commandPayload, eventPayload } from '../requests/payloads.ts';
import type { Answer, Deliver } from '../requests/send-request.ts';
import { type NewUpload, upload } from '../workspace/files.ts';
import { findReferences } from '../workspace/mentions.ts';
import { messagesOf } from '../workspace/messages.ts';
import { openIm, type Workspace } from '../workspace/workspace.ts';
import { escapeText } from './escape.ts';

export interface CommandInput {
  user: string;
  channel: string;
  /** The name of the command, with the slash. */
  command: string;
  text?: string;
  /** Set this to false if the text already has Slack's escapes. The text is then sent without changes. */
  escape?: boolean;
  /** Values that replace fields of the request, such as `team_id`. */
  fields?: Record<string, string>;
}

export interface EventOptions {
  /**
   * The event's id. With the id of an earlier event, the bot receives this event as a repeat. The default is a new id.
   */
  eventId?: string;
  retry?: { num: number; reason: string };
}

interface Acting {
  workspace: Workspace;
  deliver: Deliver;
}

/** @throws CannotDo when there is no such person */
export function findPerson(workspace: Workspace, id: string): SlackUser {
  const person = workspace.people.get(id);
  if (!person) throw new CannotDo(`no such person: ${id}`);
  return person;
}

/** @throws CannotDo when there is no such channel */
export function findChannel(workspace: Workspace, id: string): SlackChannel {
  const channel = workspace.channels.get(id);
  if (!channel) throw new CannotDo(`no such channel: ${id}`);
  return channel;
}

/** Sends a slash command. If the acknowledgment contains a reply, shows the reply, as Slack does. */
export async function command({ workspace, deliver }: Acting, input: CommandInput): Promise<Answer> {
  const user = findPerson(workspace, input.user);
  const channel = findChannel(workspace, input.channel);
  const written = input.text ?? '';
  const text =
    input.escape === false
      ? written
      : escapeText(written, workspace.people.values(), workspace.channels.values());
  const url = workspace.responseUrls.issue({ user: user.id, channel: channel.id });
  const responseUrl = `${workspace.base()}/response/${url}`;
  const payload = commandPayload(workspace, { user, channel, command: input.command, text, responseUrl });
  const answer = await deliver({
    kind: 'command',
    id: crypto.randomUUID(),
    payload: { ...payload, ...input.fields },
  });
  if (judgeAck(workspace, 'command', answer))
    showInlineReply(workspace, answer, { user: user.id, channel: channel.id });
  return answer;
}

/** Sends an event of the Events API to the bot. */
export async function event(
  { workspace, deliver }: Acting,
  type: string,
  fields: Json,
  options: EventOptions = {},
): Promise<Answer> {
  const { eventId = workspace.nextId('Ev'), retry } = options;
  const inner = { type, event_ts: workspace.nextTs(), ...fields };
  const headers = retry && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason };
  const payload = eventPayload(workspace, inner, eventId);
  const answer = await deliver({
    kind: 'event',
    id: crypto.randomUUID(),
    payload,
    ...(headers ? { headers } : {}),
  });
  judgeAck(workspace, `event ${type}`, answer);
  judgeEmpty(workspace, `event ${type}`, answer);
  return answer;
}

/** Opens App Home, which sends the bot an event. */
export function openHome(acting: Acting, user: string): Promise<Answer> {
  const view = acting.workspace.homes.get(user);
  const channel = openIm(acting.workspace, findPerson(acting.workspace, user).id).id;
  return event(acting, 'app_home_opened', { user, channel, tab: 'home', ...(view ? { view } : {}) });
}

export interface SayInput {
  user: string;
  channel: string;
  text: string;
  /** For a reply, the `ts` of the thread's first message. */
  thread_ts?: string;
  files?: NewUpload[];
}

/** Posts an ordinary message. If it mentions the bot or is a direct message to the bot, the bot gets an event. */
export async function say(
  acting: Acting,
  { user, channel, text, thread_ts, files = [] }: SayInput,
): Promise<SlackMessage> {
  const { workspace } = acting;
  const room = findChannel(workspace, channel);
  const author = findPerson(workspace, user);
  const escaped = escapeText(text, workspace.people.values(), workspace.channels.values()).replaceAll(
    /<@(\w+)\|\w+>/g,
    '<@$1>',
  );
  const references = findReferences({}, escaped, [], new Map());
  const uploads = files.map((file) => upload(workspace, author.id, file, [channel]));
  const shared = uploads.length > 0 ? { files: uploads } : {};
  const message: SlackMessage = {
    ts: workspace.nextTs(),
    channel,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...shared,
    user: author.id,
    text: escaped,
    blocks: [],
    ...references,
  };
  post(workspace, message);
  const fields = {
    user,
    channel,
    text: escaped,
    ts: message.ts,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...shared,
  };
  const mentioned = references.mentions.some(({ id }) => id === workspace.bot.userId);
  if (room.isIm && room.members.has(workspace.bot.userId))
    await event(acting, 'message', {
      ...fields,
      ...(uploads.length > 0 ? { subtype: 'file_share' } : {}),
      channel_type: 'im',
    });
  else if (mentioned && room.members.has(workspace.bot.userId)) await event(acting, 'app_mention', fields);
  return message;
}

/**
 * Adds someone to a channel, and posts a message that says so. Does nothing if the person is already a member. The bot gets
 * an event if it is a member now.
 */
export async function invite(
  acting: Acting,
  user: string,
  channelId: string,
  invited: string,
): Promise<void> {
  const { workspace } = acting;
  const channel = findChannel(workspace, channelId);
  const person = findPerson(workspace, invited);
  if (channel.members.has(person.id)) return;
  channel.members.add(person.id);
  workspace.changed({ kind: 'channel', channel });
  const text = `added <@${person.id}> to this channel.`;
  post(workspace, {
    ts: workspace.nextTs(),
    channel: channelId,
    user,
    text,
    blocks: [],
    mentions: [],
    links: [],
  });
  if (channel.members.has(workspace.bot.userId))
    await event(acting, 'member_joined_channel', { user: person.id, channel: channelId, inviter: user });
}

function post(workspace: Workspace, message: SlackMessage): void {
  messagesOf(workspace, message.channel).push(message);
  workspace.changed({ kind: 'message', message });
}
