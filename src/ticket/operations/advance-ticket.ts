import { changeTicket, refuseEnded } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { requireLead } from '../rights.ts';
import type { TicketPhase, TicketState } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { alreadyMoved } from './already-moved.ts';
import { close, enter, gateFault, type Passing } from './passage.ts';

interface Advance {
  /** The phase that the person saw: if the ticket has left it since, nothing happens. */
  seen?: string;
  comment?: string;
  /** A lead's reason for passing a gate that does not hold. */
  force?: string;
}

/** Moves a ticket to its next phase, or closes it. Throws a `Fault` that names the missing steps when the gate holds it. */
export async function advanceTicket(
  desk: Desk,
  by: By,
  number: number,
  input: Advance,
): Promise<TicketState> {
  return changeTicket(
    desk,
    by,
    number,
    async (state, at, tx) => {
      if (input.seen) await alreadyMoved(tx, state, input.seen, by.person?.id);
      refuseEnded(state);
      const missing = missingSteps(state, state.ticket.phase);
      if (missing.length > 0) {
        if (!input.force) throw gateFault(desk.calendar, state, state.ticket.phase, missing, at);
        requireLead(by, 'pass a gate by force');
      }
      const passing: Passing = {
        // A reason that no gate asked for is a word like any other.
        comment: input.comment ?? (missing.length === 0 ? input.force : undefined),
        forced: missing.length > 0 ? input.force : undefined,
        missing,
      };
      const next = phaseAfter(state);
      return next ? enter(state, next, at, passing) : close(state, at, passing);
    },
    // Whoever presses too late is told who was first, also when that closed the ticket.
    { ended: true },
  );
}

function phaseAfter({ ticket, phases }: TicketState): TicketPhase | undefined {
  const here = phases.findIndex((phase) => phase.slug === ticket.phase);
  return phases[here + 1];
}
