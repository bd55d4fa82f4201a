import { contactButton } from '../../cards/ticket-buttons.ts';
import { agoWords, pastMoment, type SaysOf } from './says.ts';

/** The customer should hear from us, by the agreed cadence. */
export const contactDue: SaysOf = ({ ticket }, reader) => ({
  why: ticket.contactedAt
    ? ['no contact since ', pastMoment(reader, ticket.contactedAt)]
    : [`no contact yet, opened ${agoWords(reader, ticket.openedAt)}`],
  button: contactButton({ ticket }),
});
