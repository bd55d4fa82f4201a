import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  fold,
  type Inline,
  lines,
  note,
  text,
} from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, nearDayWords } from '../../time/date-words.ts';
import { dayMs, requireDay } from '../../time/local-time.ts';
import { nextThing } from '../cards/next-thing.ts';
import { showButton } from '../cards/ticket-buttons.ts';
import { type Agreed, agreedOf } from '../clocks/agreed-dates.ts';
import { nextDeadline } from '../clocks/step-deadlines.ts';
import { dnsButton } from '../dns/dns-button.ts';
import { type TicketState, ticketKey, ticketWords } from '../state.ts';
import { plural, toMoment } from '../words.ts';
import { countdown } from './countdown.ts';
import { findLines, type RunbookLine } from './find-lines.ts';
import { liveLines } from './live-lines.ts';
import { dateOf, dayName, type RunbookDay, runbookDays } from './runbook-days.ts';

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

/** How many letters have a button. */
const mostLetters = 2;

/**
 * The runbook of a ticket's agreed date: what is done, what is next, and who does it. On the day itself, it also has a
 * countdown and what is seen in DNS.
 */
export function runbookOf(calendar: Calendar, state: TicketState, at: Date): Runbook {
  const { ticket } = state;
  const agreed = agreedOf(ticket);
  const midnight = calendar.at(calendar.localDay(at), '24:00');
  if (ticket.status !== 'open' || !agreed)
    return { card: endedCard(state), changesAt: midnight, isOver: true };
  const groups = groupsOf(calendar, state, agreed, at);
  const current = groups.find(isOpen);
  const live = isLive(calendar, state, agreed, groups, at);
  const clock = live ? countdown(agreed.at, at) : null;
  const when = clock?.words ?? farWords(calendar, agreed.at, at);
  const today = calendar.localDay(at);
  const isShown = (group: Group) =>
    group === current || (live && group.day === 0) || (isOpen(group) && group.date <= today);
  const shown = groups.filter(isShown);
  const done = groups.filter((group) => !isShown(group) && !isOpen(group));
  const later = groups.filter((group) => !isShown(group) && isOpen(group));
  const next = nextThing(calendar, state, at);
  return {
    card: card(
      text([
        { bold: `${capitalize(agreed.field)} of ` },
        ...ticketWords(ticket),
        ' · ',
        toMoment(calendar, agreed.at, at),
        ` · ${when}`,
      ]),
      lines(live ? liveLines(calendar, state, at) : []),
      lines(
        done.map((group) => [
          `✓ ${headOf(calendar, group, agreed, at)} · ${plural(group.lines.length, 'line')} done`,
        ]),
      ),
      ...shown.flatMap((group) => groupBlocks(calendar, group, agreed, at)),
      fold(
        `Later: ${plural(
          later.reduce((sum, group) => sum + group.lines.length, 0),
          'line',
        )}`,
        ...later.flatMap((group) => groupBlocks(calendar, group, agreed, at)),
      ),
      text(current ? (next?.words ?? '') : 'Everything in this runbook is done.'),
      buttons(
        next?.button,
        liveButton(state, live, next?.button),
        ...letterButtons(state, shown),
        showButton(ticketKey(ticket)),
      ),
    ),
    changesAt: soonest(
      midnight,
      [
        clock?.changesAt,
        nextDeadline(state)?.at,
        ticket.dnsFacts?.horizon ? new Date(ticket.dnsFacts.horizon) : undefined,
      ].filter((moment) => moment && moment > at),
    ),
    isOver: !current,
  };
}

function soonest(midnight: Date, moments: (Date | undefined)[]): Date {
  return moments.reduce<Date>((first, moment) => (moment && moment < first ? moment : first), midnight);
}

function groupsOf(calendar: Calendar, state: TicketState, agreed: Agreed, at: Date): Group[] {
  const all = Map.groupBy(findLines(calendar, state, agreed.at, at), ({ day }) => day);
  return runbookDays.flatMap((day) => {
    const found = all.get(day);
    return found ? [{ day, date: dateOf(calendar, agreed.at, day), lines: found }] : [];
  });
}

function isOpen({ lines }: Group): boolean {
  return lines.some((line) => !line.isDone);
}

/**
 * Whether the runbook shows what happens now: on the agreed day, after it until what is due that day is done and seen, and while
 * mail goes to the wrong side.
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

/** How far ahead a date is: `tomorrow`, `in 4 days`, or `2 days ago`. */
function farWords(calendar: Calendar, agreed: Date, at: Date): string {
  const day = calendar.localDay(agreed);
  const apart = requireDay(day) - requireDay(calendar.localDay(at));
  if (Math.abs(apart) <= 1) return nearDayWords(calendar, day, at);
  return apart > 0 ? `in ${apart} days` : `${-apart} days ago`;
}

function headOf(calendar: Calendar, { day, date }: Group, { field }: Agreed, at: Date): string {
  return `${dayName(day, capitalize(field))} (${dayWords(calendar, date, at)})`;
}

/** The lines of a day below its name. A day that has passed with open lines is behind plan. */
function groupBlocks(calendar: Calendar, group: Group, agreed: Agreed, at: Date): (CardBlock | undefined)[] {
  const isLate = group.date < calendar.localDay(at) && isOpen(group);
  const head: Inline[] = [{ bold: headOf(calendar, group, agreed, at) }, isLate ? ' · behind plan' : ''];
  return [text(head), lines(group.lines.map(({ words }) => words))];
}

/** Looks at DNS on the day itself, unless the first button does. Undefined if DNS isn't watched. */
function liveButton({ ticket }: TicketState, live: boolean, first: Button | undefined): Button | undefined {
  const button = dnsButton(ticket);
  return live && ticket.dnsFacts && first?.command !== button.command ? button : undefined;
}

/** The letters for the open lines that are shown. */
function letterButtons({ ticket }: TicketState, shown: Group[]): Button[] {
  const open = shown.flatMap(({ lines }) => lines.filter((line) => !line.isDone));
  const wanted = [...new Set(open.flatMap(({ draft }) => draft ?? []))];
  return wanted
    .slice(0, mostLetters)
    .map(({ name, title }) => ({ label: title, command: `draft ${ticketKey(ticket)} ${name}` }));
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
