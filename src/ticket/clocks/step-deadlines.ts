/** Steps that are due some hours before the cutover, such as lowering the TTL. */

import type { Calendar } from '../../time/calendar.ts';
import type { Ticket, TicketState, TicketStep } from '../state.ts';
import { isOpen } from '../steps/marks.ts';
import { deadlineOf } from '../steps/timed-steps.ts';
import { hasHappened, stepsBeforeDate } from './missed-dates.ts';
import { nearUntil } from './near-dates.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

/** A step's deadline. It may have passed. */
export interface StepDeadline {
  step: TicketStep;
  at: Date;
}

/** The open step with the earliest deadline. Null if no open step has one, or if the mail was already switched. */
export function nextDeadline(state: State): StepDeadline | null {
  return deadlines(state)[0] ?? null;
}

/**
 * The open steps whose deadline is near or has passed, the earliest deadline first. They come before everything else on a
 * ticket. Empty once the cutover has passed, because these steps no longer help then.
 */
export function pressingSteps(calendar: Calendar, state: State, at: Date): TicketStep[] {
  const { cutover } = state.ticket;
  if (!cutover || cutover <= at) return [];
  const until = nearUntil(calendar, at);
  return deadlines(state)
    .filter((deadline) => deadline.at < until)
    .map(({ step }) => step);
}

/** The deadlines of a ticket's open steps, the earliest first. Empty if the mail was already switched. */
function deadlines(state: State): StepDeadline[] {
  const { cutover, status } = state.ticket;
  if (status !== 'open' || !cutover || hasHappened(state)) return [];
  const all = state.steps.flatMap((step) =>
    step.beforeCutover !== null && isOpen(step)
      ? [{ step, at: deadlineOf(cutover, step.beforeCutover) }]
      : [],
  );
  return all.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * The open steps that must be done before the agreed date, those with a deadline first. The ticket is ready for that date if
 * there are none, and if `lacksMx` is false.
 */
export function openBeforeDate(state: State): TicketStep[] {
  return [...new Set([...deadlines(state).map(({ step }) => step), ...stepsBeforeDate(state)])];
}

/** Whether nobody has said yet which MX the domain gets. Only Office 365 gives each domain its own. */
export function lacksMx({ ticket, ...plan }: State): boolean {
  const { kind, target, officeMx } = ticket;
  if (kind !== 'migration' || target !== 'office-365' || officeMx !== null) return false;
  return !hasHappened({ ticket, ...plan });
}

/** How far a ticket without open steps is: `ready`, or what is missing for the agreed date. */
export function readyWords(state: State): string {
  return lacksMx(state) ? 'MX not known yet' : 'ready';
}

export function stepDuePatch(state: State): Pick<Ticket, 'stepDueAt'> {
  return { stepDueAt: nextDeadline(state)?.at ?? null };
}
