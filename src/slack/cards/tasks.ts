import type { RichTextBlock, SectionBlock } from '@slack/types';
import { type Task, toPlain, typedTask } from '../../card.ts';
import { isPressable, toButton } from './buttons.ts';
import { address, groups, mostRichText, plain, richText } from './text.ts';

/** The maximum number of tasks with a button. Each such task takes up one of a message's 50 blocks. */
const mostTasks = 30;

/** Shows tasks with their buttons beside them. Tasks past the limit show the command to type instead of a button. */
export function toTasks(tasks: Task[], index: number): (SectionBlock | RichTextBlock)[] {
  return [
    ...tasks.slice(0, mostTasks).flatMap((task, i) => toTask(task, `${index}:${i}`)),
    ...groups(tasks.slice(mostTasks).map(typedTask)).map(richText),
  ];
}

function toTask(task: Task, at: string): (SectionBlock | RichTextBlock)[] {
  const { text, button } = task;
  const words = toPlain(text, address);
  if (words === '' || words.length > mostRichText || (button && !isPressable(button)))
    return groups([typedTask(task)]).map(richText);
  const accessory = button && toButton(button, at);
  return [{ type: 'section', text: plain(words), ...(accessory ? { accessory } : {}) }];
}
