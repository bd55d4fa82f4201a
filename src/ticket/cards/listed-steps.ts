import type { TicketState, TicketStep } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';

/** The steps of a ticket's phase, those without a phase, and those that are open from earlier phases. */
export function listedSteps(state: TicketState): TicketStep[] {
  const { ticket, steps } = state;
  const missing = missingSteps(state, ticket.phase);
  return steps.filter((step) => step.gate === ticket.phase || step.gate === null || missing.includes(step));
}
