/** Steps that are due some hours before the cutover, such as lowering the TTL. */

import type { Ticket, TicketState, TicketStep } from '../state.ts';
import { isOpen } from '../steps/marks.ts';
import { deadlineOf } from '../steps/timed-steps.ts';
import { hasHappened } from './missed-dates.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

/** A step's deadline. It may have passed. */
export interface StepDeadline {
  step: TicketStep;
  at: Date;
}

/** The open step with the earliest deadline. Null if no open step has one, or if the mail was already switched. */
export function nextDeadline(state: State): StepDeadline | null {
  const { cutover, status } = state.ticket;
  if (status !== 'open' || !cutover || hasHappened(state)) return null;
  const all = state.steps.flatMap((step) =>
    step.beforeCutover !== null && isOpen(step)
      ? [{ step, at: deadlineOf(cutover, step.beforeCutover) }]
      : [],
  );
  return all.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}

export function stepDuePatch(state: State): Pick<Ticket, 'stepDueAt'> {
  return { stepDueAt: nextDeadline(state)?.at ?? null };
}
