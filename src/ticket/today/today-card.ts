import { type Button, buttons, type Card, type CardBlock, card, type Task, tasks, text } from '../../card.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { loadTitle, loadWords } from '../attention/load.ts';
import { toTask } from '../attention/to-task.ts';
import { highlightFirst } from '../cards/highlight-first.ts';
import { lineKey } from './line-key.ts';
import { type News, newsAbout, newsBlocks, nothingNew, type Since, withNews } from './news.ts';
import { mostLines, type Section, type ShortSection, shorten, unassigned, without } from './sections.ts';
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
export function todayCard(today: Today, open: Button, since: Since = nothingNew): Card {
  const { first, sections, news } = arrange(today, since);
  const listed = new Set(today.attention.entries.map(({ ticket }) => ticket.number));
  const told = news.filter(({ number, onTrack }) => onTrack && !listed.has(number)).length;
  const quiet = quietWords(today, news.length > 0, told);
  const lines = sections.reduce((sum, { entries }) => sum + entries.length, first ? 1 : 0);
  const shown = card(
    text([{ bold: greeting(today, since.news.length) }]),
    ...firstBlocks(first, since),
    ...sections.filter(isOfTeam(today)).flatMap((section) => sectionBlocks(today, section, since)),
    loadLine(today),
    ...sections
      .filter((section) => !isOfTeam(today)(section))
      .flatMap((section) => sectionBlocks(today, section, since)),
    ...newsBlocks({ ...since, news }, Math.max(fairNews, mostLines - lines)),
    quiet !== null && text(quiet),
    buttons(
      today.owned > 0 && { label: 'All my tickets', command: 'list mine' },
      (today.reader.lead || today.owned === 0) && { label: 'All open tickets', command: 'list' },
      { ...open, ...(first ? {} : { style: 'primary' as const }) },
      { label: 'Morning message settings', command: 'digest me' },
      { label: 'Help', command: 'help' },
    ),
  );
  return { ...shown, isToday: true };
}

/** The keys of the lines about tickets that Today shows: line-key.ts. */
export function linesOf(today: Today, since: Since = nothingNew): string[] {
  const { first, sections } = arrange(today, since);
  return [...(first ? [first.entry] : []), ...sections.flatMap(({ entries }) => entries)].map(lineKey);
}

/** What to show of Today, so that everything fits, and which news no line tells. */
function arrange(
  today: Today,
  since: Since,
): { first: Thing | null; sections: ShortSection[]; news: News[] } {
  const first = firstThing(today);
  const number = first?.entry.ticket.number;
  const all = today.sections.map((section) => without(section, new Set(number ? [number] : [])));
  const numbersIn = (sections: Section[]) =>
    new Set([
      ...(number ? [number] : []),
      ...sections.flatMap(({ entries }) => entries.map(({ ticket }) => ticket.number)),
    ]);
  const apartFrom = (shown: ReadonlySet<number>) => since.news.filter((one) => !shown.has(one.number));
  const unlisted = apartFrom(numbersIn(all));
  const isFresh = (entry: AttentionEntry) => newsAbout(entry, since) !== undefined;
  const most = mostLines - (first ? 1 : 0) - Math.min(unlisted.length, fairNews);
  const shortened = shorten(all, isFresh, most);
  // News of a ticket that only “Show all” lists is told apart, because most people don't press that.
  const news = apartFrom(numbersIn(shortened));
  const sections = shortened.map((section) => ({
    ...section,
    below: news.filter((one) => isCounted(one, section, all)).length,
  }));
  return { first, sections, news };
}

/** Whether a section counts a ticket. The section may have too many tickets to read them all. */
function isCounted({ number, says }: News, { kind, command }: Section, all: Section[]): boolean {
  const full = all.find((one) => one.kind === kind && one.command === command);
  if (!full) return false;
  if (full.entries.some(({ ticket }) => ticket.number === number)) return true;
  const isListed = all.some(({ entries }) => entries.some(({ ticket }) => ticket.number === number));
  const isCut = full.entries.length < full.total;
  return !isListed && isCut && says.some((one) => one.class !== null && kind.classes.includes(one.class));
}

/** A ticket's line. */
interface Thing {
  entry: AttentionEntry;
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
    if (!task.command.startsWith('show ')) return { entry, task };
  }
  return null;
}

function firstBlocks(first: Thing | null, since: Since): (CardBlock | undefined)[] {
  if (!first) return [];
  const task = withNews(first.task, first.entry, since);
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
  { kind, entries, total, below, command }: ShortSection,
  since: Since,
): (CardBlock | undefined)[] {
  const lines = entries.map((entry) => withNews(lineOf(today, entry), entry, since));
  const left = total - entries.length - below;
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
  return text([{ bold: `${loadTitle}:` }, ` ${words.join(' · ')}`]);
}
