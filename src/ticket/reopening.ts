import { forgotten } from './facts.ts';
import type { TicketPhase, TicketState, TicketStep } from './state.ts';

export interface Reopening {
  /** The steps that are open again. */
  reopened: TicketStep[];
  /** What differs for it: steps unticked by hand, and what is no longer known, which unticks those of a fact. */
  steps: TicketStep[];
  ticket: Partial<TicketState['ticket']>;
}

/**
 * What a ticket that goes back to a phase must show anew: of the steps of that phase and those after it, ticked ones
 * whose truth was of the attempt that is given up (domain.md 12.6).
 */
export function reopenFrom({ ticket, phases, steps }: TicketState, to: TicketPhase, at: Date): Reopening {
  const ahead = new Set(phases.filter(({ position }) => position >= to.position).map(({ slug }) => slug));
  const redone = steps.filter(
    ({ again, doneAt, gate }) => again && doneAt !== null && gate !== null && ahead.has(gate),
  );
  const byHand = redone.filter(({ fact }) => !fact);
  const byFact = redone.flatMap((step) => {
    const patch = step.fact ? forgotten(ticket, step, at) : null;
    return patch ? [{ step, patch }] : [];
  });
  return {
    reopened: redone.filter((step) => byHand.includes(step) || byFact.some((one) => one.step === step)),
    steps: byHand.map((step) => ({ ...step, doneAt: null, doneById: null })),
    ticket: Object.assign({}, ...byFact.map(({ patch }) => patch)),
  };
}
