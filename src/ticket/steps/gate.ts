import type { TicketState, TicketStep } from '../state.ts';

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

/** The unticked step that must come before this one, in an ordered sequence. */
export function stepBefore(steps: TicketStep[], step: TicketStep): TicketStep | undefined {
  if (!step.sequence) return undefined;
  return steps.find(
    (other) => other.sequence === step.sequence && other.position < step.position && other.doneAt === null,
  );
}

/** The ticked steps that stand after this one in an ordered sequence, the last one first. */
export function stepsAfter(steps: TicketStep[], step: TicketStep): TicketStep[] {
  if (!step.sequence) return [];
  return steps
    .filter(
      (other) => other.sequence === step.sequence && other.position > step.position && other.doneAt !== null,
    )
    .reverse();
}

/** Steps of phases that lie behind and were unticked since: no gate asks for them any more. */
export function stepsBehind(state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>): TicketStep[] {
  const here = state.phases.findIndex((phase) => phase.slug === state.ticket.phase);
  return state.phases.slice(0, here).flatMap((phase) => missingSteps(state, phase.slug));
}

/** The steps whose turn it is: of phases that lie behind and of this one, not behind an unticked one of their sequence. */
export function nextSteps(state: TicketState): TicketStep[] {
  return [...stepsBehind(state), ...missingSteps(state, state.ticket.phase)].filter(
    (step) => !stepBefore(state.steps, step),
  );
}

/** The step as it is before anyone has ticked it. */
export function unticked(step: TicketStep): TicketStep {
  return { ...step, doneAt: null, doneById: null };
}
