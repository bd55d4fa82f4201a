import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { loadNames, subjectOf, type TicketState, ticketKey } from '../state.ts';
import { readEvent } from '../ticket-event.ts';
import { noSuchPhase } from './passage.ts';

/**
 * Throws a `Fault` if the ticket is no longer in the phase that a person saw. If known, the `Fault` says who moved the
 * ticket.
 */
export async function alreadyMoved(
  tx: Tx,
  state: TicketState,
  seen: string,
  askerId?: string,
): Promise<void> {
  const { ticket, phases } = state;
  if (ticket.phase === seen) return;
  const key = ticketKey(ticket);
  if (!phases.some((phase) => phase.slug === seen)) throw noSuchPhase(state, seen);
  const row = await tx.event.findFirst({
    where: { ticketNumber: ticket.number, type: { in: ['phase', 'closed', 'reopened'] } },
    orderBy: { seq: 'desc' },
  });
  const last = row && readEvent(row);
  if (!last || !('from' in last.data) || last.data.from !== seen) {
    throw new Fault(
      `${key} is in ${phaseLabel(ticket.phase)}, not in ${phaseLabel(seen)}, so nothing changed.`,
    );
  }
  const who = subjectOf(await loadNames(tx, [last.actorId]), last.actorId, askerId);
  throw new Fault(`${who} already moved ${key} to ${phaseLabel(ticket.phase)}, so nothing changed.`);
}
