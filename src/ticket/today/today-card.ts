import { type Button, buttons, type Card, type CardBlock, card, type Task, tasks, text } from '../../card.ts';
import type { AttentionClass } from '../attention/attention-class.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import type { OwnerLoad } from '../attention/load.ts';
import { toTask } from '../attention/to-task.ts';
import { highlightFirst } from '../cards/highlight-first.ts';
import { plural } from '../words.ts';
import { type News, newsBlocks, type Since, withNews } from './news.ts';
import { mostLines, newsFirst, type Section, shorten, unassigned, without } from './sections.ts';
import type { Today } from './today.ts';
import { greeting, quietWords } from './today-words.ts';

/** How many lines news get before Today's lines get fewer. */
const fairNews = 4;

/** How many owners the line about the team's load names. */
const mostOwners = 8;

/**
 * Today as a message or as App Home. What to do first stands at the top, and only its button stands out.
 *
 * @param open the button that opens a ticket
 * @param since what happened since the person's last message. A ticket that has a line gets its news there
 */
export function todayCard(today: Today, open: Button, since: Since = { title: '', news: [] }): Card {
  const quiet = quietWords(today);
  const { first, sections, news } = arrange(today, since.news);
  const about = new Map(since.news.map((one) => [one.number, one]));
  const lines = sections.reduce((sum, { entries }) => sum + entries.length, first ? 1 : 0);
  const shown = card(
    text([{ bold: greeting(today, since.news.length) }]),
    ...firstBlocks(first, about, since.title),
    ...sections
      .filter(isOfTeam(today))
      .flatMap((section) => sectionBlocks(today, section, about, since.title)),
    loadLine(today),
    ...sections
      .filter((section) => !isOfTeam(today)(section))
      .flatMap((section) => sectionBlocks(today, section, about, since.title)),
    ...newsBlocks({ ...since, news }, Math.max(fairNews, mostLines - lines)),
    quiet !== null && text(quiet),
    buttons(
      today.owned > 0 && { label: 'All my tickets', command: 'list mine' },
      (today.reader.lead || today.owned === 0) && { label: 'All open tickets', command: 'list' },
      { ...open, ...(first ? {} : { style: 'primary' as const }) },
      { label: 'Morning message', command: 'digest me' },
      { label: 'Help', command: 'help' },
    ),
  );
  return { ...shown, isToday: true };
}

/** What to show of Today, so that everything fits, and which news no line tells. */
function arrange(today: Today, news: News[]): { first: Thing | null; sections: Section[]; news: News[] } {
  const first = firstThing(today);
  const others = today.sections.map((section) => without(section, new Set(first ? [first.number] : [])));
  const numbersIn = (sections: Section[]) =>
    new Set(sections.flatMap(({ entries }) => entries.map(({ ticket }) => ticket.number)));
  const listed = numbersIn(others);
  const apart = news.filter(({ number }) => number !== first?.number && !listed.has(number)).length;
  const fresh = new Set(news.map(({ number }) => number));
  const sections = shorten(
    others.map((section) => newsFirst(section, fresh)),
    mostLines - (first ? 1 : 0) - Math.min(apart, fairNews),
  );
  const shown = numbersIn(sections);
  // News of a ticket that only “Show all” lists is told apart, because most people don't press that.
  const left = news.filter(({ number }) => number !== first?.number && !shown.has(number));
  return { first, sections, news: left };
}

/** A ticket's line. */
interface Thing {
  /** The ticket's number. */
  number: number;
  class: AttentionClass;
  task: Task;
}

/**
 * The most urgent thing that a button does. Null if nothing needs the person. A ticket that anyone may take doesn't, and
 * neither does a date of someone whom the person leads.
 */
export function firstThing(today: Today): Thing | null {
  const { sections, reader } = today;
  const needed = sections.filter(({ kind }) => reader.lead || kind !== unassigned);
  const entries = needed
    .flatMap((section) => section.entries)
    .filter(({ class: name, ticket }) => name !== 'date' || ticket.ownerId === reader.id);
  for (const entry of entries) {
    const task = lineOf(today, entry);
    if (!task.command.startsWith('show ')) return { number: entry.ticket.number, class: entry.class, task };
  }
  return null;
}

function firstBlocks(
  first: Thing | null,
  about: Map<number, News>,
  title: string,
): (CardBlock | undefined)[] {
  if (!first) return [];
  const task = withNews(first.task, first.class, about.get(first.number), title);
  return [text([{ bold: 'Do this first' }]), tasks(highlightFirst([task]))];
}

function lineOf({ calendar, own, zoned, at, reader }: Today, entry: AttentionEntry): Task {
  return toTask(entry, { calendar, at, id: reader.id, team: reader.lead, ...(zoned ? { own } : {}) });
}

const isOfTeam =
  ({ reader }: Today) =>
  ({ command }: Section) =>
    reader.lead && !command.endsWith(' mine');

function sectionBlocks(
  today: Today,
  { kind, entries, total, command }: Section,
  about: Map<number, News>,
  title: string,
): (CardBlock | undefined)[] {
  const lines = entries.map((entry) =>
    withNews(lineOf(today, entry), entry.class, about.get(entry.ticket.number), title),
  );
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
