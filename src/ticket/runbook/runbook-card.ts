import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  fold,
  lines,
  type Moment,
  note,
  text,
} from '../../card.ts';
import { capitalize, listSome } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, nearWords } from '../../time/date-words.ts';
import { dayMs, requireDay } from '../../time/local-time.ts';
import { nextThing } from '../cards/next-thing.ts';
import { showButton } from '../cards/ticket-buttons.ts';
import { type Agreed, agreedOf } from '../clocks/agreed-dates.ts';
import { nextDeadline } from '../clocks/step-deadlines.ts';
import { dnsButton } from '../dns/dns-button.ts';
import { earlyAlarm } from '../dns/mx-alarm.ts';
import { type TicketState, ticketKey, ticketWords } from '../state.ts';
import { plural, toMoment } from '../words.ts';
import { countdown } from './countdown.ts';
import { findLines, type RunbookLine } from './find-lines.ts';
import { liveLines } from './live-lines.ts';
import type { PlannedTicket } from './recorded-contacts.ts';
import { dateOf, dayName, type RunbookDay, runbookDays } from './runbook-days.ts';
import { lettersFor } from './runbook-letters.ts';

/** A runbook as people see it. */
export interface Runbook {
  card: Card;
  /** When its words change next, because time passes. */
  changesAt: Date;
  /** Whether it ends here: the ticket has ended, has no agreed date, or everything is done. */
  isOver: boolean;
}

/** The lines of one day. */
interface Group {
  day: RunbookDay;
  date: string;
  lines: RunbookLine[];
}

/** How many letters have a button, and how many late lines are named in one line. */
const most = { letters: 2, named: 3 };

/**
 * The runbook of a ticket's agreed date: what is done, what is next, and who does it. On the day itself, it also has a
 * countdown and what is seen in DNS, and what was before that day is one line, so that a phone shows the rest at once.
 */
export function runbookOf(calendar: Calendar, planned: PlannedTicket, at: Date): Runbook {
  const { state } = planned;
  const { ticket } = state;
  const agreed = agreedOf(ticket);
  const midnight = calendar.at(calendar.localDay(at), '24:00');
  if (ticket.status !== 'open' || !agreed)
    return { card: endedCard(state), changesAt: midnight, isOver: true };
  const groups = groupsOf(calendar, planned, agreed, at);
  const live = isLive(calendar, state, agreed, groups, at);
  const clock = live ? countdown(agreed.at, at) : null;
  const parts = partsOf(calendar, groups, live, at);
  const { past, shown, done, later } = parts;
  const isDone = !groups.some(isOpen);
  const next = nextThing(calendar, state, at);
  const early = earlyAlarm(state, at);
  const open = [...past.flatMap(lateLines), ...shown.flatMap(openLines)];
  return {
    card: card(
      text([
        { bold: `${capitalize(agreed.field)} of ` },
        ...ticketWords(ticket),
        ' · ',
        nearMoment(calendar, agreed.at, at),
        ...[clock?.words ?? farWords(calendar, agreed.at, at)].filter(Boolean).map((words) => ` · ${words}`),
      ]),
      early ? text([{ bold: '🔴 MX is switched too early' }, `. ${capitalize(early.words)}.`]) : undefined,
      lines(live ? liveLines(calendar, state, at) : []),
      ...pastBlocks(past, live),
      lines(done.map((group) => [`✓ ${headOf(calendar, group, agreed, at)} · ${doneWords(group)}`])),
      ...shown.flatMap((group) => groupBlocks(calendar, group, agreed, at)),
      text(isDone ? 'Everything in this runbook is done.' : (next?.words ?? '')),
      buttons(
        early?.buttons[0],
        next?.button,
        next?.or,
        liveButton(state, live, next?.button),
        ...open.map(({ button }) => button),
        ...lettersFor(state, agreed, open, at)
          .slice(0, most.letters)
          .map(({ name, title }) => ({ label: title, command: `draft ${ticketKey(ticket)} ${name}` })),
        showButton(ticketKey(ticket)),
      ),
      foldOf('Before today', past, (group) => groupBlocks(calendar, group, agreed, at)),
      foldOf('Later', later, (group) => groupBlocks(calendar, group, agreed, at)),
    ),
    changesAt: soonest(
      midnight,
      [
        agreed.at,
        clock?.changesAt,
        nextDeadline(state)?.at,
        ticket.dnsFacts?.horizon ? new Date(ticket.dnsFacts.horizon) : undefined,
      ].filter((moment) => moment && moment > at),
    ),
    isOver: isDone,
  };
}

interface Parts {
  /** The days before today. */
  past: Group[];
  /** The days whose lines are shown one by one. */
  shown: Group[];
  /** Other days from today on: those that are done already, and those that have open lines. */
  done: Group[];
  later: Group[];
}

/** Sorts the days of a runbook by where they are shown. While the agreed day has open lines, it is shown even after it. */
function partsOf(calendar: Calendar, groups: Group[], live: boolean, at: Date): Parts {
  const today = calendar.localDay(at);
  const isNow = (group: Group) => live && group.day === 0 && (group.date === today || isOpen(group));
  const past = groups.filter((group) => group.date < today && !isNow(group));
  const ahead = groups.filter((group) => !past.includes(group));
  const first = ahead.find(isOpen);
  const isShown = (group: Group) =>
    isNow(group) || group === first || (isOpen(group) && group.date === today);
  const rest = ahead.filter((group) => !isShown(group));
  return {
    past,
    shown: ahead.filter(isShown),
    done: rest.filter((group) => !isOpen(group)),
    later: rest.filter(isOpen),
  };
}

/** What was before today: what is late, or how much is done. On the day itself, this is one line. */
function pastBlocks(past: Group[], live: boolean): (CardBlock | undefined)[] {
  const late = past.flatMap(lateLines);
  if (late.length === 0) {
    const done = past.flatMap((group) => group.lines.filter(({ is }) => is === 'done')).length;
    return done > 0 ? [lines([`✓ ${done} done before today`])] : [];
  }
  if (!live) return [text([{ bold: 'Behind plan' }]), lines(late.map(({ words }) => words))];
  const names = listSome(
    late.map(({ name }) => name),
    most.named,
  );
  return [lines([[{ bold: `⚠️ ${late.length} open before today` }, `: ${names}`]])];
}

function foldOf(
  title: string,
  groups: Group[],
  toBlocks: (group: Group) => (CardBlock | undefined)[],
): CardBlock | undefined {
  const count = groups.reduce((sum, group) => sum + group.lines.length, 0);
  return fold(`${title}: ${plural(count, 'line')}`, ...groups.flatMap(toBlocks));
}

function soonest(midnight: Date, moments: (Date | undefined)[]): Date {
  return moments.reduce<Date>((first, moment) => (moment && moment < first ? moment : first), midnight);
}

function groupsOf(calendar: Calendar, planned: PlannedTicket, agreed: Agreed, at: Date): Group[] {
  const all = Map.groupBy(findLines(calendar, planned, agreed, at), ({ day }) => day);
  return runbookDays.flatMap((day) => {
    const found = all.get(day);
    return found ? [{ day, date: dateOf(calendar, agreed.at, day), lines: found }] : [];
  });
}

function isOpen(group: Group): boolean {
  return openLines(group).length > 0;
}

function openLines({ lines }: Group): RunbookLine[] {
  return lines.filter(({ is }) => is === 'open');
}

function lateLines(group: Group): RunbookLine[] {
  return openLines(group).filter(({ isLate }) => isLate);
}

/**
 * Whether the runbook shows what happens now: on the agreed day, after it until what is due that day is done and seen, and while
 * mail goes to the wrong mailboxes.
 */
function isLive(
  calendar: Calendar,
  { ticket }: TicketState,
  agreed: Agreed,
  groups: Group[],
  at: Date,
): boolean {
  if (calendar.localDay(agreed.at) === calendar.localDay(at)) return true;
  if (ticket.mxWrongAt) return true;
  if (agreed.at > at) return false;
  const { dnsFacts } = ticket;
  const horizon = dnsFacts?.horizon;
  const isLeft = groups.some((group) => group.day === 0 && isOpen(group));
  return isLeft || (horizon != null && new Date(horizon) > at);
}

/** How far ahead a date is, unless its words already say so: `in 4 days`, or `2 days ago`. */
function farWords(calendar: Calendar, agreed: Date, at: Date): string {
  const apart = requireDay(calendar.localDay(agreed)) - requireDay(calendar.localDay(at));
  if (Math.abs(apart) <= 1) return '';
  return apart > 0 ? `in ${apart} days` : `${-apart} days ago`;
}

/** The agreed date. Its words are relative to now if it is near, as those of the platforms are. */
function nearMoment(calendar: Calendar, agreed: Date, at: Date): Moment {
  return { ...toMoment(calendar, agreed, at), words: nearWords(calendar, agreed, at) };
}

function headOf(calendar: Calendar, { day, date }: Group, { field }: Agreed, at: Date): string {
  return `${dayName(day, capitalize(field))} (${dayWords(calendar, date, at)})`;
}

function doneWords({ lines }: Group): string {
  const done = lines.filter(({ is }) => is === 'done').length;
  return done === lines.length
    ? `${plural(done, 'line')} done`
    : `${done} of ${plural(lines.length, 'line')} done`;
}

/** The lines of a day below its name. If one of them is late, the day is behind plan. */
function groupBlocks(calendar: Calendar, group: Group, agreed: Agreed, at: Date): (CardBlock | undefined)[] {
  return [
    text([
      { bold: headOf(calendar, group, agreed, at) },
      lateLines(group).length > 0 ? ' · behind plan' : '',
    ]),
    lines(group.lines.map(({ words }) => words)),
  ];
}

/** Looks at DNS on the day itself, unless the first button does. Undefined if no step depends on DNS, or if it isn't watched. */
function liveButton(
  { ticket, steps }: TicketState,
  live: boolean,
  first: Button | undefined,
): Button | undefined {
  const button = dnsButton(ticket);
  const isWatched = ticket.dnsFacts !== null && steps.some(({ dns }) => dns !== null);
  return live && isWatched && first?.command !== button.command ? button : undefined;
}

/** Says in a runbook's message why there is no runbook anymore. */
function endedCard({ ticket }: TicketState): Card {
  const why =
    ticket.status === 'open' ? 'There is no agreed date anymore.' : `The ticket is ${ticket.status}.`;
  return card(
    text([{ bold: 'Runbook of ' }, ...ticketWords(ticket)]),
    note(`${why} This message is no longer kept current.`),
    buttons(showButton(ticketKey(ticket))),
  );
}

/** Longer than the time between two changes of a runbook's words, in ms. */
export const longestPause = 2 * dayMs;
