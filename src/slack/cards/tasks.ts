import type { ActionsBlock, RichTextBlock } from '@slack/types';
import { signed, type Task, toPlain, typedTask } from '../../card.ts';
import { isPressable, toButton, toMenuElement } from './buttons.ts';
import { address, groups, mostRichText, richText } from './text.ts';

/** The maximum number of tasks with buttons. Each of them takes up two of a message's 50 blocks. */
const mostTasks = 20;

/**
 * Shows each task as a line with its buttons below. Tasks past the limit show the command to type instead of a button.
 */
export function toTasks(tasks: Task[], at: string): (RichTextBlock | ActionsBlock)[] {
  return [
    ...tasks.slice(0, mostTasks).flatMap((task, i) => toTask(task, `${at}:${i}`)),
    ...groups(tasks.slice(mostTasks).map(typedTask)).map(richText),
  ];
}

function toTask(task: Task, at: string): (RichTextBlock | ActionsBlock)[] {
  const { button, more = [] } = task;
  const words = toPlain(signed(task), address);
  if (words === '' || words.length > mostRichText || (button && !isPressable(button)))
    return groups([typedTask(task)]).map(richText);
  const menu = toMenuElement(more, at);
  const elements = [...(button ? [toButton(button, `${at}:do`)] : []), ...(menu ? [menu] : [])];
  const line = groups([signed(task)]).map(richText);
  return elements.length > 0 ? [...line, { type: 'actions', elements }] : line;
}
