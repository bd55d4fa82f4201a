import type { Ticket, TicketStep } from '../state.ts';
import { factOf } from './facts.ts';
import { done, isDone, isOpen, reopened } from './marks.ts';

/**
 * Completes each step whose fact became true, and reopens each step whose fact became false. A waived
 * step reopens if more is missing than before the change. Doesn't change steps without a fact.
 */
export function refreshFacts(
  before: Ticket,
  after: Ticket,
  steps: TicketStep[],
  at: Date,
  byId: string | null,
): TicketStep[] {
  return steps.map((step) => {
    const fact = factOf(step);
    if (!fact) return step;
    if (fact.holds(after)) return isDone(step) ? step : done(step, at, byId);
    const lacksMore = fact.left !== undefined && fact.left(after) > fact.left(before);
    return isDone(step) || (!isOpen(step) && lacksMore) ? reopened(step) : step;
  });
}
