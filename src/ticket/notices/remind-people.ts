import { changeTicket } from '../change.ts';
import { dueReminder, remindersOf } from '../clocks/agreed-dates.ts';
import { contactWords } from '../clocks/contact-due.ts';
import type { Desk } from '../desk.ts';
import { nameOf, type TicketState } from '../state.ts';

/** Reminds the owner to contact the customer. Does nothing if no contact is due, or if the owner was already told. */
export async function remindContact(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, ({ ticket, names }, at) => {
    if (!ticket.contactDueAt || ticket.contactDueAt > at || ticket.contactDueTold) return null;
    const words = contactWords(desk.calendar, ticket, at) ?? '';
    return {
      event: {
        type: 'reminded',
        text: `added a reminder for ${nameOf(names, ticket.ownerId)} to contact the customer: ${words}`,
        progress: false,
        data: { ownerId: ticket.ownerId },
        notice: 'contact',
      },
      ticket: { contactDueTold: true },
    };
  });
}

/**
 * Reminds people of an agreed date or a billing date that is near, or that a ticket can be closed because the old bill
 * ends. If nobody owns the ticket, only the leads hear of it. Does nothing if no reminder is due.
 */
export async function remindAgreed(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, (state, at) => {
    const { ticket } = state;
    const { remindAt } = ticket;
    const reminder = dueReminder(remindersOf(desk.calendar, state, at), remindAt, at);
    if (!reminder) return null;
    return {
      event: {
        type: 'reminded',
        text: `added a reminder for ${whoOf(state)}: ${reminder.says}`,
        progress: false,
        data: { ownerId: ticket.ownerId },
        notice: reminder.of === 'agreed' ? 'date' : reminder.of,
        noticeFrom: remindAt ?? at,
      },
      ticket: { remindAt: null },
    };
  });
}

function whoOf({ ticket, names }: TicketState): string {
  return ticket.ownerId ? nameOf(names, ticket.ownerId) : 'the leads';
}
