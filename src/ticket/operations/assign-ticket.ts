import { Fault } from '../../errors.ts';
import { settledId } from '../../people/links.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { nameOf, type Ticket, type TicketState, ticketKey } from '../state.ts';

/** Gives a ticket to a person who may use the desk, or to nobody. */
export async function assignTicket(
  desk: Desk,
  by: By,
  number: number,
  wanted: { id: string; name: string } | null,
): Promise<TicketState> {
  return changeTicket(desk, by, number, async ({ ticket, names }, _at, tx) => {
    // Their accounts may have been linked since they were looked up.
    const settles = wanted && wanted.id !== ticket.ownerId;
    const owner = settles ? { ...wanted, id: await settledId(tx, wanted.id) } : wanted;
    if (ticket.ownerId === (owner?.id ?? null)) {
      throw new Fault(alreadyWords(ticket, owner, by), { field: 'owner' });
    }
    const before = ticket.ownerId ? ` (before: ${nameOf(names, ticket.ownerId)})` : '';
    const self = owner && owner.id === by.person?.id;
    if (owner) names.set(owner.id, owner.name);
    return {
      event: {
        type: 'owner',
        text: owner
          ? `${self ? 'took it' : `gave it to ${owner.name}`}${before}`
          : `took the owner off it${before}`,
        progress: false,
        data: { from: ticket.ownerId, to: owner?.id ?? null },
      },
      ticket: { ownerId: owner?.id ?? null },
    };
  });
}

function alreadyWords(ticket: Ticket, owner: { id: string; name: string } | null, by: By): string {
  const key = ticketKey(ticket);
  if (!owner) return `${key} has no owner already.`;
  return owner.id === by.person?.id ? `${key} is yours already.` : `${key} belongs to ${owner.name} already.`;
}
