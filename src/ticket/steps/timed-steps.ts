/** Steps that are due before an agreed date. */

import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { hourMs } from '../../time/local-time.ts';
import type { Ticket, TicketStep } from '../state.ts';
import { plural } from '../words.ts';
import { doneAt } from './marks.ts';
import { stepName } from './step-name.ts';

/** The parts of a step that its warnings need. */
export type TimedStep = Pick<
  TicketStep,
  'id' | 'label' | 'gate' | 'mark' | 'beforeCutover' | 'ifLate' | 'switches'
>;

/** When a step is due that must be done some hours before the cutover. */
export function deadlineOf(cutover: Date, beforeCutover: number): Date {
  return new Date(cutover.getTime() - beforeCutover * hourMs);
}

/** When a step of a ticket is due. Null if it has no deadline. */
export function dueAt(
  { cutover }: Pick<Ticket, 'cutover'>,
  { beforeCutover }: Pick<TicketStep, 'beforeCutover'>,
): Date | null {
  return cutover && beforeCutover !== null ? deadlineOf(cutover, beforeCutover) : null;
}

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
  return steps.flatMap((step) => {
    const { id, label, beforeCutover, ifLate } = step;
    if (!cutover || beforeCutover === null || step.mark?.state === 'waived') return [];
    const finished = doneAt(step);
    const due = deadlineOf(cutover, beforeCutover);
    if (finished && finished <= due) return [];
    const late =
      finished && finished > cutover ? 'after' : `less than ${plural(beforeCutover, 'hour')} before`;
    const name = stepName({ id, label });
    if (finished) return [`The step ${name} was completed ${late} the cutover: ${ifLate}.`];
    if (at > due)
      return [`The step ${name} has been overdue since ${momentWords(calendar, due, at)}: ${ifLate}.`];
    return lastDay && calendar.localDay(due) > lastDay
      ? []
      : [`The step ${name} is due by ${momentWords(calendar, due, at)}.`];
  });
}
