import { Fault } from '../../errors.ts';
import { settledId } from '../../people/links.ts';
import { changeTicket, type Decide } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { nameOf, type Ticket, type TicketState, ticketKey } from '../state.ts';

/** Assigns a ticket to a person who may use the bot, or to nobody. */
export async function assignTicket(
  desk: Desk,
  by: By,
  number: number,
  wanted: Assignee,
): Promise<TicketState> {
  return changeTicket(desk, by, number, assigning(by, wanted));
}

/** The new owner of a ticket. Null means nobody. */
type Assignee = { id: string; name: string } | null;

/** Decides about assigning a ticket. */
export function assigning(by: By, wanted: Assignee): Decide {
  return async ({ ticket, names }, _at, tx) => {
    // The person may have linked two accounts since the lookup. In that case, the main account gets the ticket.
    const settles = wanted && wanted.id !== ticket.ownerId;
    const owner = settles ? { ...wanted, id: await settledId(tx, wanted.id) } : wanted;
    if (ticket.ownerId === (owner?.id ?? null)) {
      throw new Fault(alreadyWords(ticket, owner, by), { field: 'owner' });
    }
    const before = ticket.ownerId ? ` (previous owner: ${nameOf(names, ticket.ownerId)})` : '';
    const self = owner && owner.id === by.person?.id;
    if (owner) names.set(owner.id, owner.name);
    return {
      event: {
        type: 'owner',
        text: owner
          ? `${self ? 'took it' : `assigned it to ${owner.name}`}${before}`
          : `unassigned it${before}`,
        progress: false,
        data: { from: ticket.ownerId, to: owner?.id ?? null },
      },
      ticket: { ownerId: owner?.id ?? null },
      // The previous owner may be a lead, who gets some notices anyway. All others are dropped when they should be sent.
      ...(owner && ticket.ownerId ? { passesOn: { from: ticket.ownerId, to: owner.id } } : {}),
      undoable: true,
    };
  };
}

function alreadyWords(ticket: Ticket, owner: Assignee, by: By): string {
  const key = ticketKey(ticket);
  if (!owner) return `${key} is already unassigned.`;
  return owner.id === by.person?.id ? `You already own ${key}.` : `${owner.name} already owns ${key}.`;
}
