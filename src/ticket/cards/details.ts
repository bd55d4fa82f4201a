import { type CardBlock, type Figure, figures, fold } from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { contactWords } from '../clocks/contact-due.ts';
import { doubleBilling, doubleBillingWords } from '../clocks/double-billing.ts';
import { waitedWords } from '../clocks/waited.ts';
import { fieldFigures } from '../fields/table.ts';
import { nameOf, type TicketState } from '../state.ts';
import { instructions } from './checklist.ts';

/** What people rarely need to know about a ticket, behind a click. */
export function details(calendar: Calendar, state: TicketState, at: Date): CardBlock | undefined {
  const { ticket } = state;
  const billing = doubleBilling(calendar, state, at);
  const all: (Figure | null)[] = [
    { label: 'Account', value: ticket.accountNumber },
    figureOf('Rackspace ticket', ticket.rackspaceTicket),
    ...fieldFigures(calendar, ticket, at),
    figureOf('Customer contact', contactWords(calendar, ticket, at)),
    figureOf('Billing', billing && doubleBillingWords(calendar, billing, ticket, at)),
    { label: 'Business days spent waiting', value: waitedWords(calendar, state, at) },
    { label: 'Opened', value: openedWords(calendar, state, at) },
  ];
  return fold(
    'Details',
    figures(all.filter((figure) => figure !== null)),
    ...instructions(calendar, state, at),
  );
}

function figureOf(label: string, value: string | null): Figure | null {
  return value === null ? null : { label, value: capitalize(value) };
}

/** When and by whom a ticket was opened: `Fri, Nov 20, by Dana Reyes`. */
export function openedWords(calendar: Calendar, { ticket, names }: TicketState, at: Date): string {
  const day = dayWords(calendar, calendar.localDay(ticket.openedAt), at);
  return `${day}, by ${nameOf(names, ticket.openedById)}`;
}
