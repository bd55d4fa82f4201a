import { ApiError } from '../api-error.ts';
import type { Json, SlackMessage, UserReply } from '../model.ts';
import { addMessage, changeMessage, findMessage, readContent, removeMessage } from './messages.ts';
import type { ReplyTarget } from './response-urls.ts';
import type { Workspace } from './workspace.ts';

/** Returns the message whose button was pressed. Undefined for a slash command. @throws ApiError message_not_found */
function originOf(workspace: Workspace, target: ReplyTarget): SlackMessage | undefined {
  if (target.originTs === undefined) return undefined;
  const origin = findMessage(workspace, target.channel, target.originTs);
  if (!origin) throw new ApiError('message_not_found');
  return origin;
}

/**
 * Posts, replaces, or deletes a message as the reply asks. After a button was pressed, the reply replaces the button's
 * message, except with `replace_original: false`. After a command, the reply is a new message. A new message is
 * ephemeral, except with `response_type: in_channel`.
 * @throws ApiError message_not_found, thread_not_found, and the errors of `readContent`
 */
export function placeReply(workspace: Workspace, target: ReplyTarget, body: Json): SlackMessage | undefined {
  const replaces =
    target.originTs !== undefined && body.replace_original !== false && body.replace_original !== 'false';
  if (body.delete_original === true || body.delete_original === 'true') {
    const origin = originOf(workspace, target);
    if (origin) removeMessage(workspace, origin);
    if (body.text === undefined && body.blocks === undefined) return undefined;
  } else if (replaces) {
    const content = readContent(body);
    const origin = originOf(workspace, target)!;
    changeMessage(workspace, origin, body, { ...content, has: { text: true, blocks: true } });
    return origin;
  }
  const content = readContent(body);
  const thread =
    typeof body.thread_ts === 'string' && body.thread_ts !== '' ? { thread_ts: body.thread_ts } : {};
  if (thread.thread_ts && !findMessage(workspace, target.channel, thread.thread_ts))
    throw new ApiError('thread_not_found');
  const audience = body.response_type === 'in_channel' ? {} : { ephemeralTo: target.user };
  return addMessage(workspace, body, content, { channel: target.channel, ...audience, ...thread });
}

/** Handles a POST to a response_url, and records it in `replies`. Refused POSTs are recorded, too. */
export function acceptReply(
  workspace: Workspace,
  id: string,
  url: string,
  body: Json,
): { status: number; answer: Json } {
  const found = workspace.responseUrls.find(id);
  const reply: UserReply = { url, user: '', channel: '', body, at: workspace.now(), status: 200 };
  const finish = (status: number, error?: string) => {
    Object.assign(reply, { status }, error === undefined ? {} : { error });
    workspace.remember(workspace.replies, reply);
    workspace.changed({ kind: 'reply', reply });
    return { status, answer: error === undefined ? { ok: true } : { ok: false, error } };
  };
  if ('error' in found) return finish(404, found.error);
  Object.assign(reply, { user: found.target.user, channel: found.target.channel });
  try {
    const message = placeReply(workspace, found.target, body);
    if (message) reply.message = message;
    workspace.responseUrls.countUse(id);
    return finish(200);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return finish(error.code === 'message_not_found' ? 404 : 400, error.code);
  }
}
