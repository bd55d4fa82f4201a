import type { TicketState, TicketStep } from '../state.ts';

/** The steps that must be done before a ticket leaves a phase. */
export function gateSteps(state: Pick<TicketState, 'steps'>, phase: string): TicketStep[] {
  return state.steps.filter((step) => step.gate === phase && isRequired(state.steps, step));
}

/**
 * Whether a step is required. An optional step isn't. A step that follows another step is required only after the other
 * step is done.
 */
export function isRequired(steps: TicketStep[], step: TicketStep): boolean {
  const followed = steps.find((other) => other.id === step.follows);
  return step.required && (step.follows === null || Boolean(followed?.doneAt));
}

/** The required steps of a phase that are still open. */
export function missingSteps(state: Pick<TicketState, 'steps'>, phase: string): TicketStep[] {
  return gateSteps(state, phase).filter((step) => step.doneAt === null);
}

/** The first open step before this step in its sequence. Undefined if there is none. */
export function stepBefore(steps: TicketStep[], step: TicketStep): TicketStep | undefined {
  if (!step.sequence) return undefined;
  return steps.find(
    (other) => other.sequence === step.sequence && other.position < step.position && other.doneAt === null,
  );
}

/** The done steps after this step in its sequence, from last to first. */
export function stepsAfter(steps: TicketStep[], step: TicketStep): TicketStep[] {
  if (!step.sequence) return [];
  return steps
    .filter(
      (other) => other.sequence === step.sequence && other.position > step.position && other.doneAt !== null,
    )
    .reverse();
}

/** Required steps of earlier phases that are open. No gate checks them anymore. */
export function stepsBehind(state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>): TicketStep[] {
  const here = state.phases.findIndex((phase) => phase.slug === state.ticket.phase);
  return state.phases.slice(0, here).flatMap((phase) => missingSteps(state, phase.slug));
}

/**
 * The required steps that can be done next, in this phase and earlier ones. Of each sequence, only the first open step
 * is included.
 */
export function nextSteps(state: TicketState): TicketStep[] {
  return [...stepsBehind(state), ...missingSteps(state, state.ticket.phase)].filter(
    (step) => !stepBefore(state.steps, step),
  );
}

/** Marks a step as open. */
export function unticked(step: TicketStep): TicketStep {
  return { ...step, doneAt: null, doneById: null };
}
