import { changeTicket, refuseEnded } from '../change.ts';
import { billedUntil } from '../clocks/billing-end.ts';
import type { By, Desk } from '../desk.ts';
import { lateLeft } from '../mailboxes/late.ts';
import { blockerName, holdingBlocker } from '../playbooks/blockers.ts';
import { requireLead } from '../rights.ts';
import type { TicketPhase, TicketState } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { waived } from '../steps/marks.ts';
import { alreadyMoved } from './already-moved.ts';
import { billedFault, blockedFault, close, enter, gateFault, lateFault, type Passing } from './passage.ts';

interface Advance {
  /** The phase on the button that the person pressed. If the ticket is no longer in this phase, nothing changes. */
  seen?: string;
  comment?: string;
  /**
   * A lead's reason to leave the phase while steps are still open, or to close the ticket while the old mailboxes are
   * billed. It waives these steps.
   */
  force?: string;
}

/**
 * Moves a ticket to its next phase, or closes it. Throws a `Fault` that lists the open steps if there are any, or that
 * says until when the old mailboxes are billed.
 */
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
        if (!input.force) throw gateFault(desk.calendar, state, state.ticket.phase, missing, at, by);
        requireLead(by, 'move a ticket with steps still open');
      }
      const next = phaseAfter(state);
      const billed = next ? null : billedUntil(desk.calendar, state, at);
      if (billed) {
        if (!input.force) throw billedFault(desk.calendar, state, billed, at);
        requireLead(by, 'close a ticket that is still billed');
      }
      const late = next ? 0 : lateLeft(state.ticket);
      if (late > 0) {
        if (!input.force) throw lateFault(state, late);
        requireLead(by, 'close a ticket with late mailboxes that have not moved');
      }
      const holding = holdingBlocker(state);
      if (holding) {
        if (!input.force) throw blockedFault(state, holding);
        requireLead(by, 'move a ticket that a blocker holds');
      }
      const isForced = missing.length > 0 || billed !== null || late > 0 || holding !== null;
      const passing: Passing = {
        // If nothing holds the ticket, the move doesn't have to be forced. The reason then becomes an ordinary comment.
        comment: input.comment ?? (isForced ? undefined : input.force),
        forced: isForced ? input.force : undefined,
        missing,
        billedUntil: billed ?? undefined,
        late,
        despite: holding ? blockerName(holding.code) : undefined,
      };
      const change = next ? enter(state, next, at, passing) : close(desk.calendar, state, at, passing);
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
