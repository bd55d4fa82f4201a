import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  list,
  type Task,
  tasks,
  text,
} from '../../card.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import type { OwnerLoad } from '../attention/load.ts';
import { toTask } from '../attention/to-task.ts';
import { plural } from '../words.ts';
import { fairLines, mostLines, type Section, shorten, unassigned, without } from './sections.ts';
import type { Today } from './today.ts';
import { greeting, quietWords } from './today-words.ts';

/** How many news have a button, so that a message stays under the limits of both platforms. The others are a list. */
const mostNews = 12;

/** How many owners the line about the team's load names. */
const mostOwners = 8;

/**
 * Today as a message or as App Home. What to do first stands at the top, and only its button stands out.
 *
 * @param open the button that opens a ticket
 * @param news what happened since the person's last working day. Its tickets don't appear below it
 */
export function todayCard(today: Today, open: Button, news: News[] = []): Card {
  const quiet = quietWords(today);
  const first = firstThing(today, news);
  const above = new Set(first ? [first, ...news] : news);
  const told = new Set([...above].map(({ number }) => number));
  const sections = shorten(
    today.sections.map((section) => without(section, told)),
    mostLines - Math.min(above.size, mostLines - fairLines),
  );
  return card(
    text([{ bold: greeting(today, news.length) }]),
    ...firstBlocks(first),
    ...newsBlocks(
      news.filter((one) => one !== first),
      'Since yesterday',
    ),
    ...sections.filter(isOfTeam(today)).flatMap((section) => sectionBlocks(today, section)),
    loadLine(today),
    ...sections
      .filter((section) => !isOfTeam(today)(section))
      .flatMap((section) => sectionBlocks(today, section)),
    quiet !== null && text(quiet),
    buttons(
      today.owned > 0 && { label: 'All my tickets', command: 'list mine' },
      (today.reader.lead || today.owned === 0) && { label: 'All open tickets', command: 'list' },
      { ...open, ...(first ? {} : { style: 'primary' as const }) },
      { label: 'Morning message', command: 'digest me' },
      { label: 'Help', command: 'help' },
    ),
  );
}

/**
 * The most urgent thing that a button does: the line of a ticket, or the piece of news with the same button. Null if
 * nothing needs the person. A ticket that anyone may take doesn't, and neither does a date of someone whom the person
 * leads.
 */
function firstThing(today: Today, news: News[]): News | null {
  const { sections, reader } = today;
  const needed = sections.filter(({ kind }) => reader.lead || kind !== unassigned);
  const entries = needed
    .flatMap((section) => section.entries)
    .filter(({ class: name, ticket }) => name !== 'date' || ticket.ownerId === reader.id);
  for (const entry of entries) {
    const { number } = entry.ticket;
    const task = lineOf(today, entry);
    if (task.command.startsWith('show ')) continue;
    return news.find((one) => one.number === number && one.task.command === task.command) ?? { number, task };
  }
  return null;
}

function firstBlocks(first: News | null): (CardBlock | undefined)[] {
  if (!first) return [];
  const { task } = first;
  const button = task.button && { ...task.button, style: 'primary' as const };
  return [text([{ bold: 'Do this first' }]), tasks([{ ...task, button }])];
}

function lineOf({ calendar, own, zoned, at, reader }: Today, entry: AttentionEntry): Task {
  return toTask(entry, { calendar, at, id: reader.id, team: reader.lead, ...(zoned ? { own } : {}) });
}

/** Something that happened to a ticket, with the button that answers it. */
export interface News {
  /** The ticket's number. */
  number: number;
  task: Task;
}

/** What happened, below a title. Only the first lines have a button. */
export function newsBlocks(news: News[], title: string): (CardBlock | undefined)[] {
  if (news.length === 0) return [];
  const rest = news.slice(mostNews).map(({ task }) => task.text);
  return [text([{ bold: title }]), tasks(news.slice(0, mostNews).map(({ task }) => task)), list(rest)];
}

const isOfTeam =
  ({ reader }: Today) =>
  ({ command }: Section) =>
    reader.lead && !command.endsWith(' mine');

function sectionBlocks(today: Today, { kind, entries, total, command }: Section): (CardBlock | undefined)[] {
  const lines = entries.map((entry) => lineOf(today, entry));
  const left = total - entries.length;
  const rest: Task[] =
    left > 0
      ? [
          {
            text: `and ${left.toLocaleString('en-US')} more`,
            command,
            button: { label: 'Show all', command },
          },
        ]
      : [];
  return [text([{ bold: kind.title }]), tasks([...lines, ...rest])];
}

/** `Dana Reyes 19 (5 stalled, 2 cutovers) · Sam Okafor 17 · unassigned 4` */
function loadLine({ load }: Today): CardBlock | undefined {
  if (!load || load.owners.length === 0) return undefined;
  const { owners, unassigned } = load;
  const others = owners.length - mostOwners;
  const words = [
    ...owners.slice(0, mostOwners).map((load) => `${load.name} ${loadWords(load)}`),
    ...(others > 0 ? [`${others} more`] : []),
    ...(unassigned.open > 0 ? [`unassigned ${loadWords(unassigned)}`] : []),
  ];
  return text([{ bold: 'Load' }, ` ${words.join(' · ')}`]);
}

function loadWords({ open, stalled, dates }: Omit<OwnerLoad, 'ownerId' | 'name'>): string {
  const parts = [stalled > 0 && `${stalled} stalled`, dates > 0 && `${plural(dates, 'date')} this week`];
  const more = parts.filter((part) => part !== false).join(', ');
  return `${open.toLocaleString('en-US')}${more && ` (${more})`}`;
}
