import { ApiError } from '../../api-error.ts';
import { isJson, type Json, type SlackChannel, type SlackFile } from '../../model.ts';
import { addFile, toFile } from '../../workspace/files.ts';
import { addMessage } from '../../workspace/messages.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { postingChannel } from './channel-access.ts';
import { readThread } from './chat-post.ts';
import { defineMethod, need } from './method.ts';

export const filesGetUploadURLExternal = defineMethod('files:write', (workspace, body) => {
  const name = need(body, 'filename');
  if (!(Number(body.length) > 0)) throw new ApiError('invalid_arguments');
  const file = addFile(workspace, {
    name,
    user: workspace.bot.userId,
    content: Buffer.alloc(0),
    complete: false,
  });
  return { file_id: file.id, upload_url: `${workspace.base()}/upload/${file.id}` };
});

function completed(workspace: Workspace, entry: unknown): SlackFile {
  const file = isJson(entry) ? workspace.files.get(String(entry.id)) : undefined;
  if (!file || file.content.length === 0) throw new ApiError('file_not_found');
  file.title = String((entry as Json).title ?? file.name);
  return file;
}

/** Finds a channel in which the bot may share a file. Unlike a message, a file can't go to a person's id, and the bot must be a member. */
function sharingChannel(workspace: Workspace, id: unknown): SlackChannel {
  if (workspace.people.has(String(id))) throw new ApiError('channel_not_found');
  const channel = postingChannel(workspace, id);
  if (!channel.members.has(workspace.bot.userId)) throw new ApiError('not_in_channel');
  return channel;
}

export const filesCompleteUploadExternal = defineMethod('files:write', (workspace, body) => {
  if (!Array.isArray(body.files) || body.files.length === 0) throw new ApiError('invalid_arguments');
  const files = body.files.map((entry) => completed(workspace, entry));
  const channel = body.channel_id === undefined ? undefined : sharingChannel(workspace, body.channel_id);
  const thread = channel ? readThread(workspace, channel, body) : {};
  for (const file of files) {
    file.complete = true;
    if (channel) file.channels.push(channel.id);
    workspace.changed({ kind: 'file', file });
  }
  const shown = files.map((file) => toFile(workspace, file));
  if (channel) {
    const content = {
      text: String(body.initial_comment ?? ''),
      blocks: [],
      has: { text: true, blocks: false },
    };
    addMessage(workspace, body, content, { channel: channel.id, files: shown, ...thread });
  }
  return { files: shown };
});

export const filesInfo = defineMethod('files:read', (workspace, body) => {
  const file = workspace.files.get(need(body, 'file', 'file_not_found'));
  if (!file?.complete) throw new ApiError('file_not_found');
  return { file: toFile(workspace, file) };
});
