import { changeTicket, refuseEnded } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { requireLead } from '../rights.ts';
import type { TicketPhase, TicketState } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { waived } from '../steps/marks.ts';
import { alreadyMoved } from './already-moved.ts';
import { close, enter, gateFault, type Passing } from './passage.ts';

interface Advance {
  /** The phase on the button that the person pressed. If the ticket is no longer in this phase, nothing changes. */
  seen?: string;
  comment?: string;
  /** A lead's reason to leave the phase while steps are still open. It waives these steps. */
  force?: string;
}

/** Moves a ticket to its next phase, or closes it. Throws a `Fault` that lists the open steps if there are any. */
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
        requireLead(by, 'move a ticket with steps still open');
      }
      const passing: Passing = {
        // If no step is open, the move doesn't have to be forced. The reason then becomes an ordinary comment.
        comment: input.comment ?? (missing.length === 0 ? input.force : undefined),
        forced: missing.length > 0 ? input.force : undefined,
        missing,
      };
      const next = phaseAfter(state);
      const change = next ? enter(state, next, at, passing) : close(state, at, passing);
      const waiver = { at, byId: by.person?.id ?? null, reason: input.force ?? null };
      return { ...change, steps: missing.map((step) => waived(step, waiver)) };
    },
    // Runs even for a closed ticket, so that `alreadyMoved` can say who closed the ticket.
    { ended: true },
  );
}

function phaseAfter({ ticket, phases }: TicketState): TicketPhase | undefined {
  const here = phases.findIndex((phase) => phase.slug === ticket.phase);
  return phases[here + 1];
}
