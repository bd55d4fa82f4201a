import { Fault } from '../../errors.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { nothingSeen } from '../dns/unchecked.ts';
import { waitingBecause } from '../playbooks/blockers.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { closedPhase } from '../playbooks/playbook.ts';
import { requireLead } from '../rights.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { hasStarted } from '../steps/phase-order.ts';
import { noHold } from './passage.ts';

/**
 * Cancels a ticket. Only a lead can do that once a platform change has started, or while Forced MX Routing is still on.
 */
export async function cancelTicket(desk: Desk, by: By, number: number, reason: string): Promise<TicketState> {
  return changeTicket(desk, by, number, ({ ticket, phases }, at) => {
    if (hasStarted(phases, ticket.phase)) requireLead(by, 'cancel a platform change that has started');
    if (ticket.forcedMxOn) requireLead(by, 'cancel a ticket while Forced MX Routing is still on');
    return {
      event: {
        type: 'canceled',
        text: `canceled it: ${reason}`,
        progress: true,
        data: { reason },
        notice: 'canceled',
      },
      ticket: { status: 'canceled', endedAt: at, ...noHold },
    };
  });
}

/** Reopens a ticket: a canceled one in the phase it was in, a closed one in its last phase. */
export async function reopenTicket(
  desk: Desk,
  by: By,
  number: number,
  reason?: string,
): Promise<TicketState> {
  return changeTicket(
    desk,
    by,
    number,
    ({ ticket, phases, blockers }, at) => {
      if (ticket.status === 'open')
        throw new Fault(`${ticketKey(ticket)} is already open.`, {
          field: 'ticket',
        });
      const phase =
        ticket.phase === closedPhase ? phases.at(-1) : phases.find((row) => row.slug === ticket.phase);
      if (!phase) throw new Error(`ticket ${ticket.number} has no phase ${ticket.phase}`);
      const waiting = waitingBecause(blockers) ?? { waitingOn: phase.waitingOn, waitingFor: null };
      return {
        event: {
          type: 'reopened',
          text: `reopened it in ${phaseLabel(phase.slug)}${reason ? `: ${reason}` : ''}`,
          progress: true,
          data: { from: ticket.phase, to: phase.slug, waitingOn: waiting.waitingOn },
        },
        ticket: {
          status: 'open',
          endedAt: null,
          phase: phase.slug,
          phaseEnteredAt: at,
          ...waiting,
          // What DNS had before is old. The next look tells what it has now.
          ...nothingSeen,
        },
      };
    },
    { ended: true },
  );
}
