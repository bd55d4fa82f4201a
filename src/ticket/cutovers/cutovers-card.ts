import { type CardBlock, cellLine, type Inline, lines, note, text } from '../../card.ts';
import { listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { requireDay, toDay } from '../../time/local-time.ts';
import { openSteps } from '../attention/words/says.ts';
import { isAway } from '../clocks/date-warnings.ts';
import { hasHappened, isMissed } from '../clocks/missed-dates.ts';
import { openBeforeDate, readyWords } from '../clocks/step-deadlines.ts';
import { nameOf, type TicketState, ticketName, ticketWords } from '../state.ts';
import { heldWords, toMoment } from '../words.ts';
import { type Cutover, shownDays } from './find-cutovers.ts';

/** The missed dates from before today, and then the agreed dates by day, with the days off among them. */
export function cutoverBlocks(calendar: Calendar, cutovers: Cutover[], at: Date): (CardBlock | undefined)[] {
  const missed = cutovers.filter(({ isBehind }) => isBehind);
  const days = Map.groupBy(
    cutovers.filter(({ isBehind }) => !isBehind),
    ({ day }) => day,
  );
  const linesOf = (all: Cutover[]) => lines(all.map((cutover) => cutoverLine(calendar, cutover, at)));
  return [
    ...(missed.length > 0 ? [text([{ bold: 'Missed, and still open' }]), linesOf(missed)] : []),
    ...[...days].flatMap(([day, all]) => [
      text([{ bold: dayWords(calendar, day, at) }, offWords(calendar, day)]),
      linesOf(all),
    ]),
  ];
}

/** The holidays of the next two weeks. Undefined if there are none. */
export function daysOffNote(calendar: Calendar, at: Date): CardBlock | undefined {
  const first = requireDay(calendar.localDay(at));
  const days = Array.from({ length: shownDays }, (_, i) => toDay(first + i));
  const off = days.filter((day) => calendar.isHoliday(day)).map((day) => dayWords(calendar, day, at));
  return off.length > 0 ? note(`The team is off on ${listWords(off)}, and on weekends.`) : undefined;
}

/** Says that the team doesn't work on a day. */
function offWords(calendar: Calendar, day: string): string {
  if (calendar.isHoliday(day)) return ' · holiday, the team is off';
  return calendar.isBusinessDay(day) ? '' : ' · the team is off';
}

/** A ticket, its time, what is open before it, what speaks against the date, and the owner. */
function cutoverLine(
  calendar: Calendar,
  { state, agreed, day, isBehind, sameDay }: Cutover,
  at: Date,
): Inline[] {
  const { ticket, names } = state;
  const missed = isMissed(ticket, at);
  const sign = missed ? '🔴 ' : sameDay.length > 0 ? '⚠️ ' : '';
  return [
    sign,
    ...cellLine([
      ticketWords(ticket),
      [`${agreed.field} `, toMoment(calendar, agreed.at, at, isBehind ? {} : { only: 'time' })],
      missed && !isBehind ? 'missed' : '',
      hasHappened(state) ? 'done ✓' : openWords(state),
      sameDay.length > 0 ? `same day as ${listWords(sameDay.map(ticketName))}` : '',
      isAway(ticket, day) ? 'the customer is away' : '',
      ticket.heldAt ? heldWords(calendar, ticket, at) : '',
      ticket.ownerId ? nameOf(names, ticket.ownerId) : 'unassigned',
    ]),
  ];
}

/** The steps that should be done before the date. */
function openWords(state: TicketState): string {
  const steps = openBeforeDate(state);
  return steps.length === 0 ? readyWords(state) : openSteps(steps);
}
