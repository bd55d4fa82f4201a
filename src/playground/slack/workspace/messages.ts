import { ApiError } from '../api-error.ts';
import { areTooLong, toMessage, validateBlocks } from '../block-kit/validate-blocks.ts';
import { isJson, type Json, type SlackMessage } from '../model.ts';
import { findReferences } from './mentions.ts';
import { type Workspace, withIds } from './workspace.ts';

const maxText = 40_000;

export interface Content {
  text: string;
  blocks: Json[];
  /**
   * Which fields the request had. An update without blocks removes the message's blocks. An update without text keeps
   * the message's text.
   */
  has: { text: boolean; blocks: boolean };
}

/**
 * Reads text and blocks from a request, and checks them as Slack does.
 * @throws ApiError no_text, msg_too_long, invalid_blocks_format, invalid_blocks
 */
export function readContent(body: Json): Content {
  const text = body.text === undefined || body.text === null ? '' : String(body.text);
  const has = { text: body.text !== undefined, blocks: body.blocks !== undefined && body.blocks !== '' };
  const blocks = has.blocks ? body.blocks : [];
  if (!Array.isArray(blocks) || !blocks.every(isJson)) throw new ApiError('invalid_blocks_format');
  const faults = validateBlocks(blocks, 'message').map(toMessage);
  if (faults.length > 0) {
    throw new ApiError('invalid_blocks', {
      errors: faults,
      response_metadata: { messages: faults.map((message) => `[ERROR] ${message}`) },
    });
  }
  if (text.length > maxText) throw new ApiError('msg_too_long');
  if (text.trim() === '' && blocks.length === 0) throw new ApiError('no_text');
  return { text, blocks, has };
}

/** Reads text and blocks for chat methods. They also limit the total length of all blocks, but a response_url doesn't. */
export function readChatContent(body: Json): Content {
  const content = readContent(body);
  if (areTooLong(content.blocks)) throw new ApiError('msg_blocks_too_long');
  return content;
}

export function messagesOf(workspace: Workspace, channel: string): SlackMessage[] {
  const known = workspace.posted.get(channel);
  if (known) return known;
  const fresh: SlackMessage[] = [];
  workspace.posted.set(channel, fresh);
  return fresh;
}

export function findMessage(workspace: Workspace, channel: string, ts: unknown): SlackMessage | undefined {
  return messagesOf(workspace, channel).find((message) => message.ts === ts);
}

function referencesOf(workspace: Workspace, body: Json, text: string, blocks: Json[]) {
  const handles = new Map([...workspace.people.values()].map(({ name, id }) => [name, id]));
  return findReferences(body, text, blocks, handles);
}

interface Placement {
  channel: string;
  thread_ts?: string;
  subtype?: 'thread_broadcast';
  ephemeralTo?: string;
  files?: Json[];
}

/** Posts a message as the bot. */
export function addMessage(
  workspace: Workspace,
  body: Json,
  content: Content,
  where: Placement,
): SlackMessage {
  const blocks = withIds(workspace, content.blocks);
  const message: SlackMessage = {
    ts: workspace.nextTs(),
    user: workspace.bot.userId,
    bot_id: workspace.bot.botId,
    text: content.text,
    blocks,
    ...where,
    ...(isJson(body.metadata) ? { metadata: body.metadata } : {}),
    ...referencesOf(workspace, body, content.text, blocks),
  };
  messagesOf(workspace, where.channel).push(message);
  workspace.changed({ kind: 'message', message });
  return message;
}

/** Edits a message. Its `ts` stays the same. */
export function changeMessage(
  workspace: Workspace,
  message: SlackMessage,
  body: Json,
  content: Content,
): void {
  if (content.has.text || content.has.blocks) message.blocks = withIds(workspace, content.blocks);
  if (content.has.text) message.text = content.text;
  message.edited = { user: workspace.bot.userId, ts: workspace.nextTs() };
  if (isJson(body.metadata)) message.metadata = body.metadata;
  Object.assign(message, referencesOf(workspace, body, message.text, message.blocks));
  workspace.changed({ kind: 'message_changed', message });
}

export function removeMessage(workspace: Workspace, message: SlackMessage): void {
  const list = messagesOf(workspace, message.channel);
  list.splice(list.indexOf(message), 1);
  workspace.changed({ kind: 'message_deleted', message });
}

export function forgetMessages(workspace: Workspace, which: (message: SlackMessage) => boolean): void {
  for (const list of workspace.posted.values())
    for (const message of list.filter(which)) removeMessage(workspace, message);
}

/** A message as the Web API and interaction payloads show it. */
export function toPayload({ bot, team }: Workspace, message: SlackMessage): Json {
  const { ephemeralTo: _hidden, mentions: _m, links: _l, channel: _c, ...shown } = message;
  return { type: 'message', ...shown, app_id: bot.appId, team: team.id };
}
