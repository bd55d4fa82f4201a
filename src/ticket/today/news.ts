/** What happened since a person's last message, as a part of Today. */

import { type CardBlock, fold, list, signed, type Task, tasks, text } from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import type { AttentionClass } from '../attention/attention-class.ts';

/** What happened to a ticket. */
export interface News {
  /** The ticket's number. */
  number: number;
  /** The line about it, if Today has none about the ticket. */
  task: Task;
  /** What happened, in words. `class`: the line of a ticket of that class says it, too, or the line of any ticket. */
  says: { words: string; class: AttentionClass | 'any' | null }[];
}

/** The news that a ticket's line doesn't say anyway. */
export function beyond({ says }: News, shown: AttentionClass | null): string[] {
  const isSaid = (one: News['says'][number]) =>
    shown !== null && (one.class === shown || one.class === 'any');
  return says.filter((one) => !isSaid(one)).map(({ words }) => words);
}

export interface Since {
  /** `Since Friday` */
  title: string;
  /** The most urgent first, one for each ticket. */
  news: News[];
}

/** Adds the news to a ticket's line, so that the message names the ticket once. */
export function withNews(task: Task, shown: AttentionClass, news: News | undefined): Task {
  if (!news) return task;
  const [first = '', ...others] = beyond(news, shown);
  const adds = [first, ...others.map(capitalize)].join('. ');
  return {
    ...task,
    text: [...[task.text].flat(), ' · ', { bold: 'new' }, adds && `: ${adds}`],
  };
}

/** What happened, below a title. The lines after the first `most` have no buttons, and are behind a click. */
export function newsBlocks({ title, news }: Since, most: number): (CardBlock | undefined)[] {
  if (news.length === 0) return [];
  const shown = news.slice(0, most).map(({ task }) => task);
  const rest = news.slice(most).map(({ task }) => signed(task));
  return [text([{ bold: title }]), tasks(shown), fold(`and ${rest.length} more`, list(rest))];
}
