import { ApiError } from '../../api-error.ts';
import type { Json, SlackChannel, SlackMessage } from '../../model.ts';
import { findMessage, messagesOf, toPayload } from '../../workspace/messages.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { seeChannel } from './channel-access.ts';
import { defineMethod, isTrue, need, page } from './method.ts';

const historyScopes = 'channels:history groups:history im:history mpim:history';

/** Finds a channel whose messages the bot may read: it is a member, and has the scope for this kind of conversation. */
function readableChannel(workspace: Workspace, body: Json): SlackChannel {
  const channel = seeChannel(workspace, need(body, 'channel', 'channel_not_found'));
  const needed = scopeFor(channel);
  if (!workspace.scopes.has(needed))
    throw new ApiError('missing_scope', { needed, provided: [...workspace.scopes].join(',') });
  if (!channel.members.has(workspace.bot.userId)) throw new ApiError('not_in_channel');
  return channel;
}

function scopeFor({ isIm, isPrivate }: SlackChannel): string {
  if (isIm) return 'im:history';
  return isPrivate ? 'groups:history' : 'channels:history';
}

/** Keeps the messages between `oldest` and `latest`. With `inclusive`, also those at these times. */
function within(body: Json, messages: SlackMessage[]): SlackMessage[] {
  const isIn = (ts: string, from: string, to: string) =>
    isTrue(body.inclusive) ? ts >= from && ts <= to : ts > from && ts < to;
  const [from, to] = [timestamp(body, 'oldest', '0'), timestamp(body, 'latest', '9999999999.999999')];
  return messages.filter(({ ts }) => isIn(ts, from, to));
}

/** Reads a time in seconds, with any number of decimals. */
function timestamp(body: Json, key: 'oldest' | 'latest', otherwise: string): string {
  const given = body[key] === undefined || body[key] === '' ? otherwise : String(body[key]);
  if (!/^\d+(\.\d+)?$/.test(given)) throw new ApiError(`invalid_ts_${key}`);
  return Number(given).toFixed(6).padStart(17, '0');
}

/** A message as the history shows it. The content of its metadata is only shown to those who ask for it. */
function toShown(workspace: Workspace, message: SlackMessage, body: Json): Json {
  const shown = toPayload(workspace, message);
  if (!message.metadata || isTrue(body.include_all_metadata)) return shown;
  return { ...shown, metadata: { ...message.metadata, event_payload: {} } };
}

/** The most messages on a page. */
const longestPage = 999;

export const conversationsHistory = defineMethod(historyScopes, (workspace, body) => {
  const channel = readableChannel(workspace, body);
  const all = messagesOf(workspace, channel.id).filter(
    ({ ephemeralTo, ts, thread_ts, subtype }) =>
      !ephemeralTo && (!thread_ts || thread_ts === ts || subtype === 'thread_broadcast'),
  );
  const limit = Math.min(Number(body.limit ?? 100) || 100, longestPage);
  const { items, response_metadata } = page(within(body, all).reverse(), { ...body, limit });
  return {
    messages: items.map((message) => toShown(workspace, message, body)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
});

/** Lists a thread from its start. As in Slack, each page starts with the thread's first message. */
export const conversationsReplies = defineMethod(historyScopes, (workspace, body) => {
  const channel = readableChannel(workspace, body);
  const first = findMessage(workspace, channel.id, need(body, 'ts', 'thread_not_found'));
  if (!first || first.ephemeralTo) throw new ApiError('thread_not_found');
  const start = first.thread_ts ?? first.ts;
  const all = messagesOf(workspace, channel.id).filter(
    ({ ts, thread_ts, ephemeralTo }) => !ephemeralTo && thread_ts === start && ts !== start,
  );
  const limit = Math.min(Number(body.limit ?? 1_000) || 1_000, 1_000);
  const { items, response_metadata } = page(within(body, all), { ...body, limit });
  const parent = findMessage(workspace, channel.id, start);
  return {
    messages: [...(parent ? [parent] : []), ...items].map((message) => toShown(workspace, message, body)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
});
