import { ApiError } from '../../api-error.ts';
import type { Json, SlackChannel } from '../../model.ts';
import { addMessage, findMessage, readChatContent, toPayload } from '../../workspace/messages.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { postingChannel } from './channel-access.ts';
import { checkMetadata } from './metadata.ts';
import { defineMethod, isTrue, need } from './method.ts';

/**
 * Finds the first message of the thread that a request names. The request may contain the `ts` of any message in the
 * thread. Returns `{}` if the request names no thread.
 */
export function readThread(workspace: Workspace, channel: SlackChannel, body: Json): { thread_ts?: string } {
  if (body.thread_ts === undefined || body.thread_ts === '') return {};
  const parent = findMessage(workspace, channel.id, String(body.thread_ts));
  if (!parent || parent.ephemeralTo) throw new ApiError('thread_not_found');
  return { thread_ts: parent.thread_ts ?? parent.ts };
}

export const chatPostMessage = defineMethod('chat:write', (workspace, body) => {
  const channel = postingChannel(workspace, need(body, 'channel', 'channel_not_found'));
  const content = readChatContent(body);
  checkMetadata(body);
  const thread = readThread(workspace, channel, body);
  // Slack ignores the argument in a message that isn't a reply.
  const isBroadcast = thread.thread_ts !== undefined && isTrue(body.reply_broadcast);
  const message = addMessage(workspace, body, content, {
    channel: channel.id,
    ...thread,
    ...(isBroadcast ? { subtype: 'thread_broadcast' } : {}),
  });
  return { channel: channel.id, ts: message.ts, message: toPayload(workspace, message) };
});

export const chatPostEphemeral = defineMethod('chat:write', (workspace, body) => {
  const channel = postingChannel(workspace, need(body, 'channel', 'channel_not_found'));
  const user = need(body, 'user', 'user_not_in_channel');
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel');
  const content = readChatContent(body);
  const thread = readThread(workspace, channel, body);
  const message = addMessage(workspace, body, content, { channel: channel.id, ephemeralTo: user, ...thread });
  return { message_ts: message.ts };
});
