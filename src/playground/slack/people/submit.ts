import { ApiError } from '../api-error.ts';
import { type Control, controlsOf, labelOf } from '../block-kit/elements.ts';
import { CannotDo, isJson, type Json, type SlackUser, type SlackView } from '../model.ts';
import { judgeAck, judgeEmpty, parseBody } from '../requests/judge-ack.ts';
import { closedPayload, submissionPayload } from '../requests/payloads.ts';
import type { Answer, Deliver } from '../requests/send-request.ts';
import { type NewUpload, upload } from '../workspace/files.ts';
import { checkView, pushView, replaceView, setStack, stackOf } from '../workspace/views.ts';
import { recordProtocolError, type Workspace } from '../workspace/workspace.ts';
import { clientFault } from './client-checks.ts';
import { currentValue, keepsValue, readState, type Typed, toValue, typedKey } from './state-values.ts';

export interface SubmitInput {
  user: string;
  /**
   * The values to fill in, by block id, action id, or label. Each value has the form that `toValue` accepts. A file is
   * `{name, content}`. Fields that aren't listed keep what the person typed.
   */
  values?: Record<string, unknown>;
}

/** What happened to the form, and the errors that the person sees below its fields. */
export interface Submission extends Answer {
  /**
   * `refused`: Slack's client didn't send the form. `failed`: the bot gave no valid answer, so the form stays open with
   * an error.
   */
  outcome: 'closed' | 'cleared' | 'updated' | 'pushed' | 'errors' | 'refused' | 'failed';
  errors: Record<string, string>;
}

interface Submitting {
  workspace: Workspace;
  deliver: Deliver;
  user: SlackUser;
}

function topView(workspace: Workspace, user: string): SlackView {
  const view = stackOf(workspace, user).at(-1);
  if (!view) throw new CannotDo(`${user} has no form open`);
  return view;
}

function findField(controls: Control[], name: string): Control {
  const found =
    controls.find(({ block }) => block.block_id === name) ??
    controls.find(({ element }) => element.action_id === name) ??
    controls.find((control) => labelOf(control) === name);
  if (found) return found;
  const known = controls.map((control) => `${control.block.block_id} ("${labelOf(control)}")`).join('; ');
  throw new CannotDo(`the form has no field ${name}; its fields are: ${known || 'none'}`);
}

function uploaded(workspace: Workspace, user: string, given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  return given.map((entry: NewUpload) => upload(workspace, user, entry));
}

function type(
  { workspace, user }: Submitting,
  controls: Control[],
  typed: Typed,
  values: Record<string, unknown>,
): void {
  for (const [name, given] of Object.entries(values)) {
    const { block, element } = findField(controls, name);
    const value = element.type === 'file_input' ? uploaded(workspace, user.id, given) : given;
    typed.set(typedKey(block, element), toValue(element, value));
  }
}

function clientFaults(controls: Control[], typed: Typed): Record<string, string> {
  const faults = controls.flatMap((control): [string, string][] => {
    const value = currentValue(control.element, typed.get(typedKey(control.block, control.element)));
    const message = clientFault(control, value);
    return message === undefined ? [] : [[String(control.block.block_id), message]];
  });
  return Object.fromEntries(faults);
}

/**
 * Creates a response_url for each conversation menu that asks for one. A message sent to the URL appears in the
 * conversation that the person chose.
 */
function responseUrls({ workspace, user }: Submitting, controls: Control[], typed: Typed): Json[] {
  return controls.flatMap(({ block, element }) => {
    const channel = currentValue(element, typed.get(typedKey(block, element)));
    if (element.response_url_enabled !== true || typeof channel !== 'string') return [];
    const id = workspace.responseUrls.issue({ user: user.id, channel });
    const url = `${workspace.base()}/response/${id}`;
    return [
      { block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url: url },
    ];
  });
}

function showErrors(workspace: Workspace, view: SlackView, given: unknown): Record<string, string> {
  const errors = isJson(given) ? (given as Record<string, string>) : {};
  const inputs = new Set(
    view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
  );
  const unknown = Object.keys(errors).filter((id) => !inputs.has(id));
  if (unknown.length > 0 || Object.keys(errors).length === 0) {
    const detail = unknown.length > 0 ? unknown.join(', ') : 'no errors given';
    recordProtocolError(workspace, { kind: 'unknown_block_id', request: 'view_submission', detail });
  }
  return errors;
}

type Outcome = Pick<Submission, 'outcome' | 'errors'>;

function apply({ workspace, user }: Submitting, view: SlackView, body: string): Outcome {
  const stack = stackOf(workspace, user.id);
  const below = stack.filter(({ id }) => id !== view.id);
  const action = body === '' ? { response_action: 'close' } : parseBody(body);
  switch (action?.response_action) {
    case 'close':
      setStack(workspace, user.id, below);
      return { outcome: 'closed', errors: {} };
    case 'clear':
      setStack(workspace, user.id, []);
      return { outcome: 'cleared', errors: {} };
    case 'errors':
      return {
        outcome: 'errors',
        errors: showErrors(workspace, stack.find(({ id }) => id === view.id) ?? view, action.errors),
      };
    case 'update':
      replaceView(workspace, { id: view.id }, checkView(action.view, 'modal'));
      return { outcome: 'updated', errors: {} };
    case 'push':
      pushView(workspace, user.id, checkView(action.view, 'modal'));
      return { outcome: 'pushed', errors: {} };
    default:
      recordProtocolError(workspace, {
        kind: 'unexpected_body',
        request: 'view_submission',
        detail: body.slice(0, 200),
      });
      return { outcome: 'failed', errors: {} };
  }
}

function applyOrRecord(submitting: Submitting, view: SlackView, body: string): Outcome {
  try {
    return apply(submitting, view, body);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const detail = `${error.code} ${JSON.stringify(error.details)}`;
    recordProtocolError(submitting.workspace, { kind: 'invalid_view', request: 'view_submission', detail });
    return { outcome: 'failed', errors: {} };
  }
}

/** Fills in and submits the person's topmost form, and then does what the bot's answer asks for. */
export async function submit(
  submitting: Submitting,
  values: Record<string, unknown> = {},
): Promise<Submission> {
  const { workspace, deliver, user } = submitting;
  const view = topView(workspace, user.id);
  if (view.submit === null) throw new CannotDo('the form has no submit button');
  const controls = controlsOf(view.blocks).filter(({ element }) => keepsValue(element));
  const typed: Typed = workspace.typed.get(view.id) ?? new Map();
  workspace.typed.set(view.id, typed);
  type(submitting, controls, typed, values);
  const refused = clientFaults(controls, typed);
  const unsent = { status: 0, body: '', headers: {}, ms: 0, sent: { body: '', headers: {} } };
  if (Object.keys(refused).length > 0) return { ...unsent, outcome: 'refused', errors: refused };
  const urls = responseUrls(submitting, controls, typed);
  const payload = submissionPayload(workspace, user, view, readState(view.blocks, typed), urls);
  const answer = await deliver({ kind: 'interactive', id: crypto.randomUUID(), payload });
  if (!judgeAck(workspace, 'view_submission', answer)) return { ...answer, outcome: 'failed', errors: {} };
  return { ...answer, ...applyOrRecord(submitting, view, answer.body) };
}

/** Closes the topmost form, or all forms. Notifies the bot if the form asks for a notification. */
export async function close(
  { workspace, deliver, user }: Submitting,
  all = false,
): Promise<Answer | undefined> {
  const view = topView(workspace, user.id);
  const cleared = all || view.clear_on_close === true;
  setStack(workspace, user.id, cleared ? [] : stackOf(workspace, user.id).slice(0, -1));
  if (view.notify_on_close !== true) return undefined;
  const payload = closedPayload(workspace, user, view, cleared);
  const answer = await deliver({ kind: 'interactive', id: crypto.randomUUID(), payload });
  judgeAck(workspace, 'view_closed', answer);
  judgeEmpty(workspace, 'view_closed', answer);
  return answer;
}
