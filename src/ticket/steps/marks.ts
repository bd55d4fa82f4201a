import type { Mark, TicketStep } from '../state.ts';

type Marked = Pick<TicketStep, 'mark'>;

/** Whether a step is done. A waived step isn't. */
export function isDone({ mark }: Marked): boolean {
  return mark?.state === 'done';
}

/** Whether a step still has to be done: it is neither done nor waived. */
export function isOpen({ mark }: Marked): boolean {
  return mark === null || mark.state === 'reopened';
}

/** When a step was done. Null if it isn't done. */
export function doneAt(step: Marked): Date | null {
  return step.mark && isDone(step) ? step.mark.at : null;
}

/** When a step stopped being open: when it was done or waived. Null for an open step. */
export function settledAt(step: Marked): Date | null {
  return step.mark && !isOpen(step) ? step.mark.at : null;
}

/** Marks a step as done. @param reason how the person knows, if DNS doesn't show it */
export function done(step: TicketStep, at: Date, byId: string | null, reason?: string): TicketStep {
  return { ...step, mark: { state: 'done', at, byId, reason: reason ?? null } };
}

/** Marks a step as waived, for a lead's reason. */
export function waived(step: TicketStep, by: Pick<Mark, 'at' | 'byId' | 'reason'>): TicketStep {
  return { ...step, mark: { state: 'waived', ...by } };
}

/** Opens a step again. Without `how`, `apply` records when, who, and why. */
export function reopened(step: TicketStep, how?: Pick<Mark, 'at' | 'byId' | 'reason'>): TicketStep {
  return { ...step, mark: how ? { state: 'reopened', ...how } : null };
}
