import type { TicketState, TicketStep } from '../state.ts';
import { isDone, isOpen } from './marks.ts';
import { placeOf } from './phase-order.ts';

type PlanState = Pick<TicketState, 'phases' | 'steps'>;

/** The required steps of a phase. */
export function gateSteps({ steps }: Pick<TicketState, 'steps'>, phase: string): TicketStep[] {
  return steps.filter((step) => step.gate === phase && isRequired(steps, step));
}

/**
 * Whether a step is required. An optional step isn't. A step that follows another step is required only after the other
 * step is done.
 */
export function isRequired(steps: TicketStep[], step: TicketStep): boolean {
  const followed = steps.find((other) => other.id === step.follows);
  return step.required && (step.follows === null || (followed !== undefined && isDone(followed)));
}

/** The open required steps that keep a ticket from leaving a phase: those of earlier phases first, then its own. */
export function missingSteps(state: PlanState, phase: string): TicketStep[] {
  return [...openBefore(state, phase), ...openIn(state, phase)];
}

/** The open required steps of phases that the ticket has already left. */
export function stepsBehind(state: PlanState & Pick<TicketState, 'ticket'>): TicketStep[] {
  return openBefore(state, state.ticket.phase);
}

function openBefore(state: PlanState, phase: string): TicketStep[] {
  const here = placeOf(state.phases, phase);
  return state.phases.slice(0, Math.max(0, here)).flatMap(({ slug }) => openIn(state, slug));
}

function openIn(state: PlanState, phase: string): TicketStep[] {
  return gateSteps(state, phase).filter(isOpen);
}

/** The open steps before this step in its sequence, in order. */
export function stepsBefore(steps: TicketStep[], step: TicketStep): TicketStep[] {
  if (!step.sequence) return [];
  return steps.filter(
    (other) => other.sequence === step.sequence && other.position < step.position && isOpen(other),
  );
}

/** The done steps after this step in its sequence, from last to first. */
export function stepsAfter(steps: TicketStep[], step: TicketStep): TicketStep[] {
  if (!step.sequence) return [];
  return steps
    .filter((other) => other.sequence === step.sequence && other.position > step.position && isDone(other))
    .reverse();
}

/**
 * The required steps that can be done next, in this phase and earlier ones. In a sequence, only the first open step
 * can.
 */
export function nextSteps(state: TicketState): TicketStep[] {
  return missingSteps(state, state.ticket.phase).filter(
    (step) => stepsBefore(state.steps, step).length === 0,
  );
}
