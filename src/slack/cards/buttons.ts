import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import type { Button } from '../../card.ts';
import { truncate } from '../../truncate.ts';
import { toSlackText } from '../text.ts';
import { plain } from './text.ts';

/** Slack's limits: characters of a label and of a value, buttons of one block. */
const limits = { label: 75, value: 2_000, buttons: 25 };

/** Puts buttons in a row. Leaves out commands that are too long for a button, because people can still type them. */
export function toActions(buttons: Button[], index: number): ActionsBlock[] {
  const fitting = buttons.filter(isPressable).slice(0, limits.buttons);
  if (fitting.length === 0) return [];
  return [{ type: 'actions', elements: fitting.map((button, i) => toButton(button, `${index}:${i}`)) }];
}

export function isPressable({ command }: Button): boolean {
  return toSlackText(command).length <= limits.value;
}

/** @param at the button's place in its message, which makes its id unique there */
export function toButton(button: Button, at: string): SlackButton {
  return {
    type: 'button',
    action_id: `command:${button.noun ?? 'migration'}:${at}`,
    text: plain(truncate(button.label, limits.label)),
    value: toSlackText(button.command),
    ...(button.style ? { style: button.style } : {}),
  };
}
