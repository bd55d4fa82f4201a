import { ApiError } from '../../api-error.ts';
import type { Json, SlackMessage } from '../../model.ts';
import {
  changeMessage,
  findMessage,
  readChatContent,
  removeMessage,
  toPayload,
} from '../../workspace/messages.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { seeChannel } from './channel-access.ts';
import { checkMetadata } from './metadata.ts';
import { defineMethod, need } from './method.ts';

/**
 * Finds one of the bot's messages. Doesn't find ephemeral messages. @param notOwn the error code if someone else wrote
 * the message
 */
function ownMessage(workspace: Workspace, body: Json, notOwn: string): SlackMessage {
  const channel = seeChannel(workspace, need(body, 'channel', 'channel_not_found'));
  if (channel.isArchived) throw new ApiError('is_archived');
  const message = findMessage(workspace, channel.id, need(body, 'ts', 'message_not_found'));
  if (!message || message.ephemeralTo) throw new ApiError('message_not_found');
  if (message.bot_id !== workspace.bot.botId) throw new ApiError(notOwn);
  return message;
}

/** The maximum length of a new text, in bytes. A posted message may have a longer one. */
const longestText = 4_000;

export const chatUpdate = defineMethod('chat:write', (workspace, body) => {
  const message = ownMessage(workspace, body, 'cant_update_message');
  const content = readChatContent(body);
  if (Buffer.byteLength(content.text) > longestText) throw new ApiError('msg_too_long');
  checkMetadata(body);
  changeMessage(workspace, message, body, content);
  return {
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: toPayload(workspace, message),
  };
});

export const chatDelete = defineMethod('chat:write', (workspace, body) => {
  const message = ownMessage(workspace, body, 'cant_delete_message');
  removeMessage(workspace, message);
  return { channel: message.channel, ts: message.ts };
});

export const chatGetPermalink = defineMethod('', (workspace, body) => {
  const channel = seeChannel(workspace, need(body, 'channel', 'channel_not_found'));
  const message = findMessage(workspace, channel.id, need(body, 'message_ts', 'message_not_found'));
  if (!message || message.ephemeralTo) throw new ApiError('message_not_found');
  const thread = message.thread_ts ? `?thread_ts=${message.thread_ts}&cid=${channel.id}` : '';
  const path = `/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
  return { channel: channel.id, permalink: `https://${workspace.team.domain}.slack.com${path}` };
});
