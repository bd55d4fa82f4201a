import { CannotDo, type SlackUser } from '../model.ts';
import { judgeAck, judgeEmpty } from '../requests/judge-ack.ts';
import { globalShortcutPayload, messageShortcutPayload } from '../requests/payloads.ts';
import type { Answer, Deliver } from '../requests/send-request.ts';
import { findMessage } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { findChannel } from './people-actions.ts';

export interface ShortcutInput {
  user: string;
  /** The shortcut's `callback_id` in the manifest. */
  callbackId: string;
}

/** A shortcut in the menu of a message. */
export interface MessageShortcutInput extends ShortcutInput {
  channel: string;
  messageTs: string;
}

interface Acting {
  workspace: Workspace;
  deliver: Deliver;
  user: SlackUser;
}

/** Chooses a global shortcut, from the menu of the composer or by its name. */
export function shortcut(acting: Acting, { callbackId }: ShortcutInput): Promise<Answer> {
  return send(acting, globalShortcutPayload(acting.workspace, acting.user, callbackId));
}

/**
 * Chooses a shortcut in the menu of a message. Slack offers none for a private message.
 *
 * @throws CannotDo when the person doesn't see this message
 */
export async function messageShortcut(
  acting: Acting,
  { callbackId, channel: id, messageTs }: MessageShortcutInput,
): Promise<Answer> {
  const { workspace, user } = acting;
  const channel = findChannel(workspace, id);
  const message = findMessage(workspace, id, messageTs);
  if (!message || message.ephemeralTo) throw new CannotDo(`no message ${messageTs} with a menu in ${id}`);
  const url = workspace.responseUrls.issue({ user: user.id, channel: id });
  const responseUrl = `${workspace.base()}/response/${url}`;
  return send(acting, messageShortcutPayload(workspace, { user, channel, message, callbackId, responseUrl }));
}

async function send({ workspace, deliver }: Acting, payload: Record<string, unknown>): Promise<Answer> {
  const answer = await deliver({ kind: 'interactive', id: crypto.randomUUID(), payload });
  const request = String(payload.type);
  judgeAck(workspace, request, answer);
  judgeEmpty(workspace, request, answer);
  return answer;
}
