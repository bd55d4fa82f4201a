import { Fault } from '../../errors.ts';
import { type Change, changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { holdingBlocker } from '../playbooks/blockers.ts';
import { phaseLabel, toPhaseSlug } from '../playbooks/phases.ts';
import { requireLead } from '../rights.ts';
import { type TicketPhase, type TicketState, ticketKey } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { hasStarted } from '../steps/phase-order.ts';
import { reopenFrom } from '../steps/reopening.ts';
import { blockedFault, enter, gateFault, noSuchPhase } from './passage.ts';

/**
 * Moves a ticket to any of its phases. For a move forward, the steps of every phase in between must be done. A move
 * back needs a reason, and reopens the steps that must be repeated. Throws a `Fault` if steps are open, the reason is
 * missing, or the phase doesn't exist.
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
    const to = phases.findIndex(({ slug }) => slug === toPhaseSlug(phase));
    const wanted = phases[to];
    if (!wanted) throw noSuchPhase(state, phase);
    if (to === from) throw new Fault(`${key} is already in ${phaseLabel(wanted.slug)}.`, { field: 'phase' });
    if (to < from) {
      if (!reason) throw reasonFault(state, wanted);
      if (hasStarted(phases, ticket.phase) && !hasStarted(phases, wanted.slug))
        requireLead(by, 'move a platform change back to before its start');
      if (ticket.forcedMxOn) requireLead(by, 'move a ticket back while Forced MX Routing is still on');
      return goBack(state, wanted, reason, at);
    }
    for (const passed of phases.slice(from, to)) {
      const missing = missingSteps(state, passed.slug);
      if (missing.length > 0) throw gateFault(desk.calendar, state, passed.slug, missing, at, by);
    }
    const holding = holdingBlocker(state);
    if (holding) throw blockedFault(state, holding);
    return enter(state, wanted, at, { comment: reason, missing: [] });
  });
}

function goBack(state: TicketState, to: TicketPhase, reason: string, at: Date): Change {
  const again = reopenFrom(state, to, at);
  const { event, ticket } = enter(state, to, at, { comment: reason, missing: [] });
  return { event, ticket: { ...ticket, ...again.ticket }, steps: again.steps };
}

function reasonFault({ ticket }: TicketState, { slug }: TicketPhase): Fault {
  return new Fault(`Give a reason for going back from ${phaseLabel(ticket.phase)} to ${phaseLabel(slug)}.`, {
    hint: 'Put the reason after the name of the phase.',
    example: `move ${ticketKey(ticket)} ${slug} customer changed the sheet`,
    field: 'reason',
  });
}
