/** Steps tied to an agreed date: some are due before the date, others can't be done until after the date. */

import type { Calendar } from '../../time/calendar.ts';
import { hourMs } from '../../time/local-time.ts';
import type { Ticket, TicketStep } from '../state.ts';
import { moment, plural } from '../words.ts';
import { stepName } from './step-name.ts';

/** The parts of a step that its warnings need. */
export type TimedStep = Pick<TicketStep, 'id' | 'label' | 'gate' | 'doneAt' | 'beforeCutover' | 'ifLate'>;

/**
 * One sentence for each step that is due, overdue, or was done late.
 *
 * @param lastDay leaves out steps that are due after this day
 */
export function timedStepWarnings(
  calendar: Calendar,
  { cutover }: Pick<Ticket, 'cutover'>,
  steps: TimedStep[],
  at: Date,
  lastDay?: string,
): string[] {
  return steps.flatMap(({ id, label, doneAt, beforeCutover, ifLate }) => {
    if (!cutover || beforeCutover === null) return [];
    const due = new Date(cutover.getTime() - beforeCutover * hourMs);
    if (doneAt && doneAt <= due) return [];
    const late = doneAt && doneAt > cutover ? 'after' : `less than ${plural(beforeCutover, 'hour')} before`;
    const name = stepName({ id, label });
    if (doneAt) return [`The step ${name} was completed ${late} the cutover: ${ifLate}.`];
    if (at > due) return [`The step ${name} has been overdue since ${moment(calendar, due)}: ${ifLate}.`];
    return lastDay && calendar.localDay(due) > lastDay
      ? []
      : [`The step ${name} is due by ${moment(calendar, due)}.`];
  });
}

/**
 * The earliest time when a step can be done. Null: any time. `unknown`: the step depends on a date that isn't set yet.
 */
export function tickableFrom(
  calendar: Calendar,
  ticket: Pick<Ticket, 'cutover' | 'slot'>,
  { about, afterDays }: Pick<TicketStep, 'about' | 'afterDays'>,
): Date | 'unknown' | null {
  if (afterDays === null || (about !== 'cutover' && about !== 'slot')) return null;
  const agreed = ticket[about];
  return agreed ? calendar.add(agreed, afterDays * calendar.dayLength) : 'unknown';
}

/** Like `tickableFrom`, but also null if the step can already be done. */
export function earlyUntil(
  calendar: Calendar,
  ticket: Pick<Ticket, 'cutover' | 'slot'>,
  step: Pick<TicketStep, 'about' | 'afterDays'>,
  at: Date,
): Date | 'unknown' | null {
  const from = tickableFrom(calendar, ticket, step);
  return from === 'unknown' || (from !== null && at < from) ? from : null;
}

/**
 * Says when a step can be done: `, not before 2026-12-22 18:00`. Empty if the step can already be done.
 *
 * @param from the result of `earlyUntil`
 */
export function earlyWords(
  calendar: Calendar,
  { about }: Pick<TicketStep, 'about'>,
  from: Date | 'unknown' | null,
): string {
  if (from === 'unknown') return `, only after the ${about} is set`;
  return from ? `, not before ${moment(calendar, from)}` : '';
}
