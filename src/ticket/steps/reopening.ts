import type { TicketPhase, TicketState, TicketStep } from '../state.ts';
import { listWords } from '../words.ts';
import { forgotten } from './facts.ts';
import { unticked } from './gate.ts';

export interface Reopening {
  /** The steps that are open again. */
  reopened: TicketStep[];
  /** What differs for it: steps unticked by hand, and what is no longer known, which unticks those of a fact. */
  steps: TicketStep[];
  ticket: Partial<TicketState['ticket']>;
}

/** The steps that open again when a ticket goes back to a phase: docs/rules.md, "Steps that reopen". */
export function reopenFrom({ ticket, phases, steps }: TicketState, to: TicketPhase, at: Date): Reopening {
  const ahead = new Set(phases.filter(({ position }) => position >= to.position).map(({ slug }) => slug));
  const redone = steps.filter(
    ({ again, doneAt, gate }) => again && doneAt !== null && gate !== null && ahead.has(gate),
  );
  const open = redone.flatMap((step) => {
    const forgets = step.fact ? forgotten(ticket, step, at) : {};
    return forgets ? [{ step, forgets }] : [];
  });
  return {
    reopened: open.map(({ step }) => step),
    steps: open.filter(({ step }) => !step.fact).map(({ step }) => unticked(step)),
    ticket: Object.assign({}, ...open.map(({ forgets }) => forgets)),
  };
}

/** ` (opens E-14 and E-15 again)`; empty for no steps. */
export function againWords(steps: TicketStep[]): string {
  return steps.length > 0 ? ` (opens ${listWords(steps.map(({ id }) => id))} again)` : '';
}
