import { Fault } from '../../errors.ts';
import { type Change, changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { type TicketPhase, type TicketState, ticketKey } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { reopenFrom } from '../steps/reopening.ts';
import { enter, gateFault, noSuchPhase } from './passage.ts';

interface Moved {
  state: TicketState;
  /** The ids of the steps that a way back has opened again. */
  reopened: string[];
}

/**
 * Moves a ticket to a named phase: forward through every gate between, or back with a reason, which opens again what
 * must be done anew. Throws a `Fault` for an unknown phase, a gate that does not hold, or a way back without a reason.
 */
export async function moveTicket(
  desk: Desk,
  by: By,
  number: number,
  { phase, reason }: { phase: string; reason?: string },
): Promise<Moved> {
  let reopened: string[] = [];
  const state = await changeTicket(desk, by, number, (state, at) => {
    const { ticket, phases } = state;
    const key = ticketKey(ticket);
    const from = phases.findIndex((row) => row.slug === ticket.phase);
    const to = phases.findIndex((row) => row.slug === phase.toLowerCase());
    const wanted = phases[to];
    if (!wanted) throw noSuchPhase(state, phase);
    if (to === from) throw new Fault(`${key} is in ${wanted.slug} already.`, { field: 'phase' });
    if (to < from) {
      if (!reason) throw reasonFault(state, wanted);
      const back = goBack(state, wanted, reason, at);
      reopened = back.reopened;
      return back.change;
    }
    for (const passed of phases.slice(from, to)) {
      const missing = missingSteps(state, passed.slug);
      if (missing.length > 0) throw gateFault(desk.calendar, state, passed.slug, missing, at);
    }
    return enter(state, wanted, at, { comment: reason, missing: [] });
  });
  return { state, reopened };
}

function goBack(
  state: TicketState,
  to: TicketPhase,
  reason: string,
  at: Date,
): { change: Change; reopened: string[] } {
  const again = reopenFrom(state, to, at);
  const { reopened } = again;
  const { event, ticket } = enter(state, to, at, { comment: reason, missing: [], reopened });
  return {
    change: { event, ticket: { ...ticket, ...again.ticket }, steps: again.steps },
    reopened: reopened.map(({ id }) => id),
  };
}

function reasonFault({ ticket }: TicketState, { slug }: TicketPhase): Fault {
  return new Fault(`Going back from ${ticket.phase} to ${slug} needs a reason.`, {
    hint: 'Say why after the phase.',
    example: `move ${ticketKey(ticket)} ${slug} customer changed the sheet`,
    field: 'reason',
  });
}
