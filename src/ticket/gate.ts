import type { Calendar } from './calendar.ts';
import type { Ticket, TicketState, TicketStep } from './state.ts';

/** The steps of a phase's gate: all of them must be ticked to leave it. */
export function gateSteps(state: Pick<TicketState, 'steps'>, phase: string): TicketStep[] {
  return state.steps.filter((step) => step.gate === phase && isRequired(state.steps, step));
}

/** Whether a step binds: it is not optional, and what it follows has been done. */
export function isRequired(steps: TicketStep[], step: TicketStep): boolean {
  const followed = steps.find((other) => other.id === step.follows);
  return step.required && (step.follows === null || Boolean(followed?.doneAt));
}

/** What still keeps the ticket in a phase. */
export function missingSteps(state: Pick<TicketState, 'steps'>, phase: string): TicketStep[] {
  return gateSteps(state, phase).filter((step) => step.doneAt === null);
}

/** From when on a step can be ticked that waits some business days after the agreed cutover; null for one that waits for none. */
export function earliestTick(
  calendar: Calendar,
  { cutover }: Pick<Ticket, 'cutover'>,
  { afterCutover }: TicketStep,
): Date | null {
  if (afterCutover === null || cutover === null) return null;
  return calendar.add(cutover, afterCutover * calendar.dayLength);
}

/** The unticked step that must come before this one, in an ordered sequence. */
export function stepBefore(steps: TicketStep[], step: TicketStep): TicketStep | undefined {
  if (!step.sequence) return undefined;
  return steps.find(
    (other) => other.sequence === step.sequence && other.position < step.position && other.doneAt === null,
  );
}

/** The last ticked step that stands after this one in an ordered sequence. */
export function stepAfter(steps: TicketStep[], step: TicketStep): TicketStep | undefined {
  if (!step.sequence) return undefined;
  return steps.findLast(
    (other) => other.sequence === step.sequence && other.position > step.position && other.doneAt !== null,
  );
}

/** The steps whose turn it is: of this phase, not behind an unticked one of their sequence. */
export function nextSteps(state: TicketState): TicketStep[] {
  return missingSteps(state, state.ticket.phase).filter((step) => !stepBefore(state.steps, step));
}
