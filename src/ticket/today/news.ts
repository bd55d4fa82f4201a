/** What happened since a person's last message, as a part of Today. */

import {
  type Button,
  type CardBlock,
  fold,
  type Inline,
  list,
  type MenuOption,
  type Sign,
  signed,
  type Task,
  tasks,
  text,
  toPlain,
} from '../../card.ts';
import { capitalize, lowerFirst } from '../../phrase.ts';
import type { AttentionClass } from '../attention/attention-class.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { lineKey } from './line-key.ts';

/** What happened to a ticket. */
export interface News {
  /** The ticket's number. */
  number: number;
  /** The ticket in words. */
  ticket: Inline[];
  /** Whether Today counts the ticket only as one of the reader's tickets that are on track. */
  onTrack: boolean;
  /** What happened, most urgent first. */
  says: Happened[];
  /** The menu of a line with this button. */
  menu: (button: Button) => MenuOption[];
}

export interface Happened {
  sign: Sign;
  words: string;
  /** The same for a line that names the ticket already. */
  brief: string;
  /** The next step, for a line that doesn't name it. */
  next?: string;
  button: Button;
  /** The class of the tickets whose line says the same. Null if no line does. */
  class: AttentionClass | null;
}

export interface Since {
  /** `Since Friday` */
  title: string;
  /** The most urgent first, one for each ticket. */
  news: News[];
  /** The keys of the lines in the person's last message: line-key.ts. */
  told: ReadonlySet<string>;
}

/** Nothing happened. */
export const nothingNew: Since = { title: '', news: [], told: new Set() };

/** What happened to the ticket of a line. Undefined if the person's last message had the line, and nothing else happened. */
export function newsAbout(entry: AttentionEntry, { news, told }: Since): News | undefined {
  const own = news.find(({ number }) => number === entry.ticket.number);
  const isNew = own && (beyond(own, entry.class).length > 0 || !told.has(lineKey(entry)));
  return isNew ? own : undefined;
}

/**
 * Adds to a ticket's line what happened, unless the line already says it, and then `new since Friday`. So the message names
 * the ticket only once.
 */
export function withNews(task: Task, entry: AttentionEntry, since: Since): Task {
  const own = newsAbout(entry, since);
  if (!own) return task;
  const others = beyond(own, entry.class);
  const line = toPlain(task.text);
  const next = others.map((one) => one.next).find((label) => label && !line.includes(label));
  const adds = [...others.map(({ brief }) => brief), ...(next ? [next] : [])];
  return {
    ...task,
    text: [
      ...[task.text].flat(),
      ...adds.map((words) => ` · ${words}`),
      ' · ',
      { bold: `new ${lowerFirst(since.title)}` },
    ],
  };
}

const beyond = ({ says }: News, shown: AttentionClass) => says.filter((one) => one.class !== shown);

/** What happened, below a title. The lines after the first `most` have no buttons, and are behind a click. */
export function newsBlocks(
  { title, news }: Pick<Since, 'title' | 'news'>,
  most: number,
): (CardBlock | undefined)[] {
  const told = news.flatMap(toTask);
  if (told.length === 0) return [];
  const rest = told.slice(most).map((task) => signed(task));
  return [text([{ bold: title }]), tasks(told.slice(0, most)), fold(`and ${rest.length} more`, list(rest))];
}

/** A line with everything that happened to a ticket. It has the sign and the button of what is most urgent. */
function toTask({ ticket, says, menu }: News): Task[] {
  const [first] = says;
  if (!first) return [];
  const { sign, button } = first;
  const words = says.map((one) => capitalize(one.words)).join('. ');
  return [{ sign, text: [...ticket, `: ${words}`], command: button.command, button, more: menu(button) }];
}
