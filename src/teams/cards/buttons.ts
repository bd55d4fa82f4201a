import type { Button, MenuOption } from '../../card.ts';
import { truncate } from '../../truncate.ts';
import type { Spacing } from './text.ts';

export interface ActionSet {
  type: 'ActionSet';
  spacing?: Spacing;
  actions: Execute[];
}

export interface Execute extends Shown {
  type: 'Action.Execute';
  verb: string;
  data: object;
  style?: 'positive';
  /** A secondary action is in the menu behind the three dots. */
  mode?: 'secondary';
  /** What clients that don't know Action.Execute show instead. */
  fallback?: Submit;
}

/**
 * A button for older clients. When it is pressed, the bot gets a message whose value contains the data and the verb.
 */
interface Submit extends Shown {
  type: 'Action.Submit';
  data: object;
}

export interface Shown {
  title: string;
  /**
   * With `none`, the button doesn't send the card's inputs, and works even if an input is invalid. If absent, the
   * button sends the inputs.
   */
  associatedInputs?: 'none';
}

/** Teams' limits: characters in a label, characters in a command, and actions that Teams shows in a set. */
export const limits = { title: 75, command: 2_000, actions: 6 };

/** The maximum number of buttons in a line. */
const mostInLine = 3;

export function toExecute(
  title: string,
  verb: string,
  data: object,
  more: Pick<Execute, 'style' | 'associatedInputs'> = {},
): Execute {
  const { associatedInputs } = more;
  const shown: Shown = {
    title: truncate(title, limits.title),
    ...(associatedInputs ? { associatedInputs } : {}),
  };
  const fallback: Submit = { type: 'Action.Submit', ...shown, data: { verb, ...data } };
  return {
    type: 'Action.Execute',
    verb,
    ...shown,
    ...(more.style ? { style: more.style } : {}),
    data,
    fallback,
  };
}

/**
 * Splits buttons into lines of about the same length. Leaves out a button whose command is too long, because people can
 * still type the command.
 */
export function toActionSets(buttons: Button[], more: Pick<Execute, 'associatedInputs'> = {}): ActionSet[] {
  const actions = buttons.filter(isPressable).map((button) => toAction(button, more));
  const lines = Math.ceil(actions.length / mostInLine);
  const startOf = (line: number) => Math.ceil((line * actions.length) / lines);
  return Array.from({ length: lines }, (_, line) => ({
    type: 'ActionSet',
    actions: actions.slice(startOf(line), startOf(line + 1)),
  }));
}

/** Returns the options of a menu as the actions behind the three dots. */
export function toMenu(options: MenuOption[], more: Pick<Execute, 'associatedInputs'> = {}): Execute[] {
  return options.filter(isPressable).map((option) => ({ ...toAction(option, more), mode: 'secondary' }));
}

function isPressable({ command }: MenuOption): boolean {
  return command.length <= limits.command;
}

function toAction(
  { label, command, noun = 'migration', style }: Button,
  more: Pick<Execute, 'associatedInputs'>,
): Execute {
  return toExecute(label, 'command', { command, noun }, { ...more, ...(style ? { style: 'positive' } : {}) });
}
