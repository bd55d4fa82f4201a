import { type Control, controlsOf, labelOf } from '../block-kit/elements.ts';
import { optionsOf } from '../block-kit/rules/selects.ts';
import {
  CannotDo,
  type Json,
  type SlackMessage,
  type SlackUser,
  type SlackView,
  type UserReply,
} from '../model.ts';
import { judgeAck, judgeEmpty } from '../requests/judge-ack.ts';
import { messageActionPayload, viewActionPayload } from '../requests/payloads.ts';
import type { Answer, Deliver } from '../requests/send-request.ts';
import { messagesOf } from '../workspace/messages.ts';
import { stackOf } from '../workspace/views.ts';
import type { Workspace } from '../workspace/workspace.ts';
import {
  currentValue,
  keepsValue,
  readState,
  type Typed,
  toEntry,
  toValue,
  typedKey,
} from './state-values.ts';

/** Says which control a person uses. The control must match all given fields, and must be the only match. */
interface ControlQuery {
  actionId?: string | RegExp;
  /** A button's text, a field's label, or a placeholder. */
  label?: string | RegExp;
  /** The value of a button, or of an option of a menu. Chooses the option, unless `choose` says what to choose. */
  value?: string | RegExp;
  blockId?: string;
}

export interface PressInput extends ControlQuery {
  user: string;
  /** The channel of the message. Not needed with `reply` or `on`. */
  channel?: string;
  /** The default is the newest message that has the control and that the person can see. */
  messageTs?: string;
  /** The response_url reply that posted the message. */
  reply?: UserReply;
  /** Uses a control of the person's topmost form or App Home instead of a message. */
  on?: 'modal' | 'home';
  /** The value to choose or type, for menus, pickers, and fields. See `toValue`. */
  choose?: unknown;
}

function matches(wanted: string | RegExp | undefined, actual: unknown): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? wanted === actual : typeof actual === 'string' && wanted.test(actual);
}

const menus = ['overflow', 'static_select'];

/** The value of a button or of the menu's option that matches. Undefined if none does. */
function valueIn(element: Json, wanted: string | RegExp | undefined): unknown {
  const values = menus.includes(String(element.type))
    ? optionsOf(element).map(({ value }) => value)
    : [element.value];
  return values.find((value) => matches(wanted, value));
}

function hasValue(element: Json, wanted: string | RegExp | undefined): boolean {
  return wanted === undefined || valueIn(element, wanted) !== undefined;
}

function findControls(blocks: Json[], query: ControlQuery): Control[] {
  return controlsOf(blocks).filter(
    (control) =>
      matches(query.actionId, control.element.action_id) &&
      matches(query.label, labelOf(control)) &&
      hasValue(control.element, query.value) &&
      matches(query.blockId, control.block.block_id),
  );
}

function describe(control: Control): string {
  const { action_id: id, value } = control.element;
  return `"${labelOf(control)}" (${id}${value === undefined ? '' : `, ${value}`})`;
}

function onlyControl(blocks: Json[], query: ControlQuery, where: string): Control {
  const found = findControls(blocks, query);
  const [first] = found;
  if (first && found.length === 1) return first;
  const listed = (first ? found : controlsOf(blocks)).map(describe).join('; ') || 'nothing';
  throw new CannotDo(`${first ? 'several controls match' : 'no such control'} in ${where}: ${listed}`);
}

function findTarget(workspace: Workspace, input: PressInput): SlackMessage {
  if (input.reply) {
    if (!input.reply.message) throw new CannotDo('the reply did not post a message');
    return input.reply.message;
  }
  const seen = messagesOf(workspace, input.channel ?? '').filter(
    ({ ephemeralTo }) => ephemeralTo === undefined || ephemeralTo === input.user,
  );
  const message =
    input.messageTs === undefined
      ? seen.findLast(({ blocks }) => findControls(blocks, input).length > 0)
      : seen.find(({ ts }) => ts === input.messageTs);
  if (message) return message;
  const offered = seen.flatMap(({ blocks }) => controlsOf(blocks).map(describe)).join('; ');
  throw new CannotDo(
    `no message in ${input.channel} has this control for ${input.user}; the controls are: ${offered || 'none'}`,
  );
}

function typedIn(workspace: Workspace, id: string): Typed {
  const known = workspace.typed.get(id) ?? new Map<string, unknown>();
  workspace.typed.set(id, known);
  return known;
}

function toAction(
  workspace: Workspace,
  { block, element }: Control,
  typed: Typed,
  { choose: given, value: wanted }: PressInput,
): Json {
  const choose =
    given === undefined && menus.includes(String(element.type)) && wanted !== undefined
      ? valueIn(element, wanted)
      : given;
  const identity = { action_id: element.action_id, block_id: block.block_id, action_ts: workspace.nextTs() };
  if (keepsValue(element)) {
    const value =
      choose === undefined
        ? currentValue(element, typed.get(typedKey(block, element)))
        : toValue(element, choose);
    typed.set(typedKey(block, element), value);
    return { ...identity, ...toEntry(element, value) };
  }
  if (element.type === 'overflow') {
    const selected = toValue({ ...element, type: 'static_select' }, choose);
    return { ...identity, type: 'overflow', selected_option: selected };
  }
  const { type, text, value, style, url } = element;
  return {
    ...identity,
    type,
    text,
    value: choose ?? value,
    ...(style ? { style } : {}),
    ...(url ? { url } : {}),
  };
}

interface Pressing {
  workspace: Workspace;
  deliver: Deliver;
  user: SlackUser;
  input: PressInput;
}

async function send({ workspace, deliver }: Pressing, payload: Json): Promise<Answer> {
  const answer = await deliver({ kind: 'interactive', id: crypto.randomUUID(), payload });
  judgeAck(workspace, 'block_actions', answer);
  judgeEmpty(workspace, 'block_actions', answer);
  return answer;
}

function viewOf({ workspace, input }: Pressing): SlackView {
  const view = input.on === 'home' ? workspace.homes.get(input.user) : stackOf(workspace, input.user).at(-1);
  if (!view) throw new CannotDo(`${input.user} has no ${input.on} open`);
  return view;
}

/**
 * Uses a control as a person does. Resolves to the bot's answer. @throws CannotDo unless exactly one control matches
 */
export function press(pressing: Pressing): Promise<Answer> {
  const { workspace, user, input } = pressing;
  if (input.on === 'modal' || input.on === 'home') {
    const view = viewOf(pressing);
    const typed = typedIn(workspace, view.id);
    const action = toAction(workspace, onlyControl(view.blocks, input, `the ${input.on}`), typed, input);
    return send(pressing, viewActionPayload(workspace, user, view, action, readState(view.blocks, typed)));
  }
  const message = findTarget(workspace, input);
  const typed = typedIn(workspace, `${message.channel}:${message.ts}`);
  const action = toAction(
    workspace,
    onlyControl(message.blocks, input, `message ${message.ts}`),
    typed,
    input,
  );
  const channel = workspace.channels.get(message.channel)!;
  const urlId = workspace.responseUrls.issue({ user: user.id, channel: channel.id, originTs: message.ts });
  const responseUrl = `${workspace.base()}/response/${urlId}`;
  const state = readState(message.blocks, typed);
  return send(
    pressing,
    messageActionPayload(workspace, { user, channel, message, action, state, responseUrl }),
  );
}
