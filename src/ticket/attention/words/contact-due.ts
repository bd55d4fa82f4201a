import { ticketKey } from '../../state.ts';
import { ageWords } from '../../words.ts';
import type { SaysOf } from './says.ts';

/** The customer should hear from us, by the agreed cadence. */
export const contactDue: SaysOf = ({ ticket }, { calendar, at }) => ({
  sign: { symbol: '📞', label: 'Contact due', tone: 'warning' },
  why: ticket.contactedAt
    ? `last heard from us ${ageWords(calendar, null, ticket.contactedAt, at)} ago, by ${ticket.contactedVia}`
    : `has not heard from us yet, opened ${ageWords(calendar, null, ticket.openedAt, at)} ago`,
  button: { label: 'Record contact', command: `contact ${ticketKey(ticket)}` },
});
