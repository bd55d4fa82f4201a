import { Fault } from '../../errors.ts';
import { changeTicket } from '../change.ts';
import { clockOf } from '../clock-of.ts';
import { contactWords } from '../contact-due.ts';
import type { By, Desk } from '../desk.ts';
import { nameOf, type TicketState, ticketKey } from '../state.ts';
import { partyWords } from '../systems.ts';
import { ageWords } from '../words.ts';

/** Reminds the owner of a ticket, because somebody asks for it. */
export async function nudgeOwner(desk: Desk, by: By, number: number): Promise<TicketState> {
  return changeTicket(desk, by, number, (state, at) => {
    const key = ticketKey(state.ticket);
    if (!state.ticket.ownerId) {
      throw new Fault(`${key} has no owner to remind.`, { example: `assign ${key} me`, field: 'ticket' });
    }
    if (state.ticket.ownerId === by.person?.id) throw new Fault(`${key} is your own.`, { field: 'ticket' });
    return {
      event: {
        type: 'reminded',
        text: `reminded ${nameOf(state.names, state.ticket.ownerId)}`,
        progress: false,
        tellOwner: `${by.person?.name} reminds you of ${key}: ${idleWords(desk, state, at)}.`,
      },
    };
  });
}

/** Reminds the owner that the customer is to hear from them; does nothing where that is not due, or told. */
export async function remindContact(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, ({ ticket, names }, at) => {
    if (!ticket.contactDueAt || ticket.contactDueAt > at || ticket.contactTold) return null;
    const words = contactWords(desk.calendar, ticket, at) ?? '';
    return {
      event: {
        type: 'reminded',
        text: `reminded ${nameOf(names, ticket.ownerId)} to contact the customer: ${words}`,
        progress: false,
        tellOwner: `${ticket.customer} is to hear from you about ${ticketKey(ticket)}: ${words}.`,
      },
      ticket: { contactTold: true },
    };
  });
}

/** `no progress in discovery for 2 business days, waiting on …` */
export function idleWords({ calendar }: Desk, { ticket, phases }: TicketState, at: Date): string {
  const age = ageWords(calendar, clockOf(phases, ticket.phase), ticket.progressAt, at);
  return `no progress in ${ticket.phase} for ${age}, waiting on ${partyWords(ticket.waitingOn)}`;
}
