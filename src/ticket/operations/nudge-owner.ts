import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import { readySteps } from '../cards/ticket-buttons.ts';
import { changeTicket, type Decide } from '../change.ts';
import { idleWords } from '../clocks/idle-words.ts';
import { waitingBeside } from '../clocks/waited.ts';
import type { By, Desk } from '../desk.ts';
import { loadNames, nameOf, subjectOf, type TicketState, ticketKey, ticketName } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { readEvent } from '../ticket-event.ts';
import { plural } from '../words.ts';

/** The shortest time between two nudges about a ticket to the same owner, in ms. */
const nudgeRest = 10 * 60_000;

/** Nudges a ticket's owner because someone else asked for that. */
export async function nudgeOwner(desk: Desk, by: By, number: number): Promise<TicketState> {
  return changeTicket(desk, by, number, nudging(desk, by));
}

/** Decides about nudging a ticket's owner. */
export function nudging(desk: Desk, by: By): Decide {
  return async (state, at, tx) => {
    const key = ticketKey(state.ticket);
    if (!state.ticket.ownerId) {
      throw new Fault(`${key} is unassigned, so there is nobody to nudge.`, {
        example: `assign ${key} me`,
        field: 'ticket',
      });
    }
    if (state.ticket.ownerId === by.person?.id)
      throw new Fault(`You own ${key}, so there's nobody else to nudge.`, { field: 'ticket' });
    await refuseSoon(tx, state, at, by.person?.id);
    const [next] = [...readySteps(desk.calendar, state, at), ...missingSteps(state, state.ticket.phase)];
    return {
      event: {
        type: 'reminded',
        text: `nudged ${nameOf(state.names, state.ticket.ownerId)}`,
        progress: false,
        data: { ownerId: state.ticket.ownerId },
        tellOwner: idleWords(desk.calendar, state, at, waitingBeside(state.ticket, next)),
      },
    };
  };
}

/** Throws a `Fault` if someone nudged the same owner a few minutes ago. */
async function refuseSoon(tx: Tx, { ticket, names }: TicketState, at: Date, askerId?: string): Promise<void> {
  const since = new Date(at.getTime() - nudgeRest);
  const row = await tx.event.findFirst({
    where: {
      ticketNumber: ticket.number,
      type: 'reminded',
      actorId: { not: null },
      at: { gt: since, lte: at },
    },
    orderBy: { seq: 'desc' },
  });
  const last = row && readEvent(row);
  if (last?.type !== 'reminded' || last.data.ownerId !== ticket.ownerId) return;
  const who = subjectOf(await loadNames(tx, [last.actorId]), last.actorId, askerId);
  const minutes = Math.max(1, Math.round((at.getTime() - last.at.getTime()) / 60_000));
  const when = minutes === 1 ? 'a minute' : plural(minutes, 'minute');
  throw new Fault(
    `${who} already nudged ${nameOf(names, ticket.ownerId)} about ${ticketName(ticket)} ${when} ago, so nothing was sent.`,
  );
}
