import type { AttentionEntry } from '../attention/find-attention.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';

/** Identifies what a line of Today says: the ticket, why it is there, and since when or for when. */
export function lineKey(entry: AttentionEntry): string {
  return [entry.ticket.number, entry.class, momentOf(entry)?.toISOString()].filter(Boolean).join(' ');
}

/** The number of the ticket that a line is about. */
export function numberOf(key: string): number {
  return Number(key.split(' ', 1)[0]);
}

/** The moment that makes the same reason a new one, such as the start of another stall. Null if the reason has none. */
function momentOf({ class: name, ticket }: AttentionEntry): Date | null {
  switch (name) {
    case 'date':
    case 'date-missed':
    case 'conflict':
      return agreedOf(ticket)?.at ?? null;
    case 'escalated':
      return ticket.escalatedAt;
    case 'stalled':
      return ticket.stalledAt;
    case 'contact-due':
      return ticket.contactDueAt;
    default:
      return null;
  }
}
