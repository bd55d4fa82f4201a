import type { TicketPhase, TicketState, TicketStep } from '../state.ts';
import { forgotten } from './facts.ts';
import { unticked } from './gate.ts';
import { stepNames } from './step-name.ts';

export interface Reopening {
  /** All steps that reopen. */
  reopened: TicketStep[];
  /** The steps without a fact, already marked as open. */
  steps: TicketStep[];
  /** Columns to clear. This makes facts false, so the steps with these facts reopen by themselves. */
  ticket: Partial<TicketState['ticket']>;
}

/** The steps that reopen when a ticket goes back to a phase: docs/rules.md, "Steps that reopen". */
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

/** Says which steps reopen: ` · reopens First pass finished (E-14)`. Empty for no steps. */
export function againWords(steps: TicketStep[]): string {
  return steps.length > 0 ? ` · reopens ${stepNames(steps)}` : '';
}

/** Says which steps a change reopened: ` Reopened: First pass finished (E-14).` Empty for no steps. */
export function reopenedWords(steps: TicketStep[]): string {
  return steps.length > 0 ? ` Reopened: ${stepNames(steps)}.` : '';
}
