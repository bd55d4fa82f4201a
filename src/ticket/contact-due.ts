import type { Calendar } from './calendar.ts';
import type { Ticket } from './state.ts';
import { ageWords } from './words.ts';

/** When the customer is to hear from us again, by the cadence that was agreed; told once each time. */
export function contactPatch(calendar: Calendar, before: Ticket, after: Ticket): Partial<Ticket> {
  const contactDueAt = dueAt(calendar, after);
  const same = contactDueAt?.getTime() === before.contactDueAt?.getTime();
  return { contactDueAt, ...(same ? {} : { contactTold: false }) };
}

function dueAt(calendar: Calendar, ticket: Ticket): Date | null {
  if (ticket.status !== 'open' || ticket.heldAt || !ticket.cadence) return null;
  return calendar.add(ticket.contactedAt ?? ticket.openedAt, ticket.cadence * calendar.dayLength);
}

/** `last contact 2 business days ago by phone`; null where there was none and none is due. */
export function contactWords(calendar: Calendar, ticket: Ticket, at: Date): string | null {
  const due = ticket.contactDueAt && ticket.contactDueAt <= at ? ', the next is due' : '';
  if (!ticket.contactedAt) return due ? `no contact yet${due}` : null;
  return `last contact ${ageWords(calendar, null, ticket.contactedAt, at)} ago by ${ticket.contactedBy}${due}`;
}
