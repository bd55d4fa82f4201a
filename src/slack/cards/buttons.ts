import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import type { Button } from '../../card.ts';
import { truncate } from '../../truncate.ts';
import { toSlackText } from '../text.ts';
import { plain } from './text.ts';

/** Slack's limits: characters in a label, characters in a value, and buttons in a block. */
const limits = { label: 75, value: 2_000, buttons: 25 };

/**
 * Puts buttons in a row. Leaves out a button whose command is too long for Slack, because people can still type the
 * command.
 */
export function toActions(buttons: Button[], index: number): ActionsBlock[] {
  const fitting = buttons.filter(isPressable).slice(0, limits.buttons);
  if (fitting.length === 0) return [];
  return [{ type: 'actions', elements: fitting.map((button, i) => toButton(button, `${index}:${i}`)) }];
}

export function isPressable({ command }: Button): boolean {
  return toSlackText(command).length <= limits.value;
}

/** @param at the button's position in its message, which makes its action id unique */
export function toButton(button: Button, at: string): SlackButton {
  return {
    type: 'button',
    action_id: `command:${button.noun ?? 'migration'}:${at}`,
    text: plain(truncate(button.label, limits.label)),
    value: toSlackText(button.command),
    ...(button.style ? { style: button.style } : {}),
  };
}
