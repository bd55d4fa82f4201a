/** What happened since a person's last message, as a part of Today. */

import { type CardBlock, fold, list, signed, type Task, tasks, text, toPlain } from '../../card.ts';
import { lowerFirst } from '../../phrase.ts';
import type { AttentionClass } from '../attention/attention-class.ts';

/** What happened to a ticket. */
export interface News {
  /** The ticket's number. */
  number: number;
  /** The line about it, if Today has none about the ticket. */
  task: Task;
  says: Happened[];
}

interface Happened {
  /** What happened, in words for a ticket's line. */
  words: string;
  /** The next step, for a line that doesn't name it. */
  next?: string;
  /** The class of the tickets whose line says the same. Null if no line does. */
  class: AttentionClass | null;
}

export interface Since {
  /** `Since Friday` */
  title: string;
  /** The most urgent first, one for each ticket. */
  news: News[];
}

/**
 * Adds to a ticket's line what happened, unless the line already says it, and then `new since Friday`. So the message names
 * the ticket only once.
 */
export function withNews(task: Task, shown: AttentionClass, news: News | undefined, title: string): Task {
  if (!news) return task;
  const beyond = news.says.filter((one) => one.class !== shown);
  const line = toPlain(task.text);
  const next = beyond.map((one) => one.next).find((label) => label && !line.includes(label));
  const adds = [...beyond.map(({ words }) => words), ...(next ? [next] : [])];
  return {
    ...task,
    text: [
      ...[task.text].flat(),
      ...adds.map((words) => ` · ${words}`),
      ' · ',
      { bold: `new ${lowerFirst(title)}` },
    ],
  };
}

/** What happened, below a title. The lines after the first `most` have no buttons, and are behind a click. */
export function newsBlocks({ title, news }: Since, most: number): (CardBlock | undefined)[] {
  if (news.length === 0) return [];
  const shown = news.slice(0, most).map(({ task }) => task);
  const rest = news.slice(most).map(({ task }) => signed(task));
  return [text([{ bold: title }]), tasks(shown), fold(`and ${rest.length} more`, list(rest))];
}
