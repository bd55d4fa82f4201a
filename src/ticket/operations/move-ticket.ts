import { Fault } from '../../errors.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { missingSteps } from '../gate.ts';
import { enter, gateFault, noSuchPhase } from '../passage.ts';
import { type TicketState, ticketKey } from '../state.ts';

/**
 * Moves a ticket to a named phase: forward through every gate between, or back with a reason. Throws a `Fault` for an
 * unknown phase, a gate that does not hold, or a way back without a reason.
 */
export async function moveTicket(
  desk: Desk,
  by: By,
  number: number,
  { phase, reason }: { phase: string; reason?: string },
): Promise<TicketState> {
  return changeTicket(desk, by, number, (state, at) => {
    const { ticket, phases } = state;
    const key = ticketKey(ticket);
    const from = phases.findIndex((row) => row.slug === ticket.phase);
    const to = phases.findIndex((row) => row.slug === phase.toLowerCase());
    const wanted = phases[to];
    if (!wanted) throw noSuchPhase(state, phase);
    if (to === from) throw new Fault(`${key} is in ${wanted.slug} already.`, { field: 'phase' });
    if (to < from && !reason) {
      throw new Fault(`Going back from ${ticket.phase} to ${wanted.slug} needs a reason.`, {
        hint: 'Say why after the phase.',
        example: `move ${key} ${wanted.slug} customer changed the sheet`,
        field: 'reason',
      });
    }
    for (const passed of phases.slice(from, Math.max(from, to))) {
      const missing = missingSteps(state, passed.slug);
      if (missing.length > 0) throw gateFault(state, passed.slug, missing);
    }
    return enter(state, wanted, at, { comment: reason, missing: [] });
  });
}
