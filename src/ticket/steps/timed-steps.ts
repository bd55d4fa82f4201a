/** Steps that have to do with an agreed date: some are due before it, and warned of; some cannot be ticked until after it. */

import type { Calendar } from '../../time/calendar.ts';
import { hourMs } from '../../time/local-time.ts';
import type { Ticket, TicketStep } from '../state.ts';
import { moment, plural } from '../words.ts';

/** What it takes of a step. */
export type TimedStep = Pick<TicketStep, 'id' | 'text' | 'gate' | 'doneAt' | 'beforeCutover' | 'ifLate'>;

/** What is to be done until when, and what was not done in time, a sentence each. @param lastDay leaves out what is due later */
export function timedStepWarnings(
  calendar: Calendar,
  { cutover }: Pick<Ticket, 'cutover'>,
  steps: TimedStep[],
  at: Date,
  lastDay?: string,
): string[] {
  return steps.flatMap(({ id, text, doneAt, beforeCutover, ifLate }) => {
    if (!cutover || beforeCutover === null) return [];
    const due = new Date(cutover.getTime() - beforeCutover * hourMs);
    if (doneAt && doneAt <= due) return [];
    const late = doneAt && doneAt > cutover ? 'after' : `less than ${plural(beforeCutover, 'hour')} before`;
    if (doneAt) return [`${id} was ticked ${late} the cutover: ${ifLate}.`];
    if (at > due) return [`${id} is open, and was due by ${moment(calendar, due)}: ${ifLate}.`];
    return lastDay && calendar.localDay(due) > lastDay
      ? []
      : [`${id} is due by ${moment(calendar, due)}: ${text}.`];
  });
}

/** From when a step can be ticked: null for always, `unknown` while the date that it counts from is not agreed. */
export function tickableFrom(
  calendar: Calendar,
  ticket: Pick<Ticket, 'cutover' | 'slot'>,
  { about, afterDays }: Pick<TicketStep, 'about' | 'afterDays'>,
): Date | 'unknown' | null {
  if (afterDays === null || (about !== 'cutover' && about !== 'slot')) return null;
  const agreed = ticket[about];
  return agreed ? calendar.add(agreed, afterDays * calendar.dayLength) : 'unknown';
}

/** The same while it cannot be ticked yet; null once it can. */
export function earlyUntil(
  calendar: Calendar,
  ticket: Pick<Ticket, 'cutover' | 'slot'>,
  step: Pick<TicketStep, 'about' | 'afterDays'>,
  at: Date,
): Date | 'unknown' | null {
  const from = tickableFrom(calendar, ticket, step);
  return from === 'unknown' || (from !== null && at < from) ? from : null;
}

/** `, from 2026-12-22 18:00 on`; empty for a step that can be ticked. @param from what `earlyUntil` gives */
export function earlyWords(
  calendar: Calendar,
  { about }: Pick<TicketStep, 'about'>,
  from: Date | 'unknown' | null,
): string {
  if (from === 'unknown') return `, once the ${about} is agreed`;
  return from ? `, from ${moment(calendar, from)} on` : '';
}
