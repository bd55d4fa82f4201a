import { contactButton } from '../../cards/ticket-buttons.ts';
import { stallLevel } from '../../clocks/stall.ts';
import { agoWords, type SaysOf } from './says.ts';

/**
 * The customer should hear from us, by the agreed cadence. A digest can give an escalated ticket this line, so it says that
 * the ticket is also escalated.
 */
export const contactDue: SaysOf = ({ ticket }, reader) => ({
  why: [
    ticket.contactedAt
      ? `last heard from us ${agoWords(reader, ticket.contactedAt)}`
      : `has not heard from us yet, opened ${agoWords(reader, ticket.openedAt)}`,
  ],
  next: stallLevel(ticket, reader.at) === 'escalated' ? 'also escalated' : undefined,
  button: contactButton({ ticket }),
});
