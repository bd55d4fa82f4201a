import type {
  ActionsBlock,
  Overflow,
  PlainTextOption,
  Button as SlackButton,
  StaticSelect,
} from '@slack/types';
import { type Button, longestLabel, type MenuOption } from '../../card.ts';
import type { Noun } from '../../commands/context.ts';
import { truncate } from '../../truncate.ts';
import { toSlackText } from '../text.ts';
import { plain } from './text.ts';

/**
 * Slack's limits: characters in a button's value, buttons in a block (one less than Slack allows, because a menu can
 * follow), and the options of menus.
 */
const limits = { value: 2_000, buttons: 24, option: 75, optionValue: 150, overflow: 5, select: 100 };

/** What the position of a button starts with in a private message with Today. */
export const inToday = 'today.';

/** What the position of a button starts with if the answer takes the place of the message. */
const replaces = 'replaces.';

/** What the position of a button starts with if pressing it counts as typing its command. */
const typed = 'typed.';

/** What the id of a button or menu says. */
interface Pressed {
  noun: Noun;
  replaces: boolean;
  inToday: boolean;
  typed: boolean;
}

/** Reads an id that `toButton` or `toMenuElement` made. */
export function readActionId(id: string): Pressed {
  const [, noun, at = ''] = id.split(':');
  return {
    noun: noun === 'platform-change' ? 'platform-change' : 'migration',
    replaces: at.includes(replaces),
    inToday: at.includes(inToday),
    typed: at.includes(typed),
  };
}

/**
 * Puts buttons in a row. Leaves out a button whose command is too long for Slack, because people can still type the
 * command.
 */
export function toActions(buttons: Button[], at: string): ActionsBlock[] {
  const fitting = buttons.filter(isPressable).slice(0, limits.buttons);
  if (fitting.length === 0) return [];
  return [{ type: 'actions', elements: fitting.map((button, i) => toButton(button, `${at}:${i}`)) }];
}

export function isPressable({ command }: Button): boolean {
  return toSlackText(command).length <= limits.value;
}

/** @param at the button's position in its message, which makes its action id unique */
export function toButton(button: Button, at: string): SlackButton {
  return {
    type: 'button',
    action_id: `command:${button.noun ?? 'migration'}:${button.typed ? typed : ''}${button.replaces ? replaces : ''}${at}`,
    text: plain(truncate(button.label, longestLabel)),
    value: toSlackText(button.command),
    ...(button.style ? { style: button.style } : {}),
  };
}

/**
 * Makes a menu of less common commands: the three dots for up to five of them, a select named "More" for more than five.
 * A menu with a label of its own is always a select. Leaves out an option whose command is too long for Slack, because
 * people can still type the command.
 */
export function toMenu(all: MenuOption[], at: string, label?: string): ActionsBlock[] {
  const element = toMenuElement(all, at, label);
  return element ? [{ type: 'actions', elements: [element] }] : [];
}

/** Returns the menu, without a block around it. Null for a menu without options. */
export function toMenuElement(all: MenuOption[], at: string, label?: string): Overflow | StaticSelect | null {
  const options = all.flatMap(toOption).slice(0, limits.select);
  if (options.length === 0) return null;
  const action_id = `command:migration:${at}:more`;
  if (options.length <= limits.overflow && label === undefined)
    return { type: 'overflow', action_id, options };
  return { type: 'static_select', action_id, placeholder: plain(label ?? 'More'), options };
}

function toOption({ label, command }: MenuOption): PlainTextOption[] {
  const value = toSlackText(command);
  return value.length > limits.optionValue ? [] : [{ text: plain(truncate(label, limits.option)), value }];
}
