/** Steps that should be done some hours before the agreed cutover: nothing forbids to tick them later, or never. */

import type { Calendar } from './calendar.ts';
import type { Ticket, TicketStep } from './state.ts';
import { moment, plural } from './words.ts';

/** What it takes of a step. */
export type TimedStep = Pick<TicketStep, 'id' | 'text' | 'gate' | 'doneAt' | 'beforeCutover' | 'ifLate'>;

const hourMs = 3_600_000;

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
