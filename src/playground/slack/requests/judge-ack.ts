import { ApiError } from '../api-error.ts';
import { isJson, type Json, type ProtocolError } from '../model.ts';
import { placeReply } from '../workspace/accept-reply.ts';
import { recordProtocolError, type Workspace } from '../workspace/workspace.ts';
import type { Answer } from './send-request.ts';

export function parseBody(body: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the answer is a valid acknowledgment and came in time. If not, records a protocol error. */
export function judgeAck(workspace: Workspace, request: string, answer: Answer): boolean {
  const record = (kind: ProtocolError['kind'], detail: string) =>
    recordProtocolError(workspace, { kind, request, detail });
  if (answer.status === 0) record('no_ack', answer.body);
  else if (answer.status !== 200) record('bad_status', `${answer.status} ${answer.body.slice(0, 200)}`);
  const late = answer.ms > workspace.patience;
  if (late) record('slow_ack', `${Math.round(answer.ms)} ms`);
  return answer.status === 200 && !late;
}

/** Records a protocol error if the answer has a body where Slack expects none. */
export function judgeEmpty(workspace: Workspace, request: string, answer: Answer): void {
  if (answer.status !== 200 || answer.body === '') return;
  recordProtocolError(workspace, { kind: 'unexpected_body', request, detail: answer.body.slice(0, 200) });
}

/**
 * If the acknowledgment of a command contains a message, shows the message, as Slack does. Does nothing if the
 * acknowledgment is empty.
 */
export function showInlineReply(
  workspace: Workspace,
  answer: Answer,
  where: { user: string; channel: string },
): void {
  if (answer.body === '') return;
  const parsed = parseBody(answer.body);
  try {
    placeReply(workspace, where, parsed ?? { text: answer.body });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const detail = `${error.code}: ${answer.body.slice(0, 200)}`;
    recordProtocolError(workspace, { kind: 'unexpected_body', request: 'command', detail });
  }
}
