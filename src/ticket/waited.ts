/** The two clocks of a ticket, ours and the customer's: how long each party has been waited for, in business time. */

import type { Calendar } from './calendar.ts';
import type { TicketState, TicketWait } from './state.ts';
import { parties, partyWords } from './systems.ts';
import { spentWords } from './words.ts';

/** Up to a moment. Together they are the business time that the ticket has been open: one that has ended waits for nobody. */
export function waitsUntil(
  calendar: Calendar,
  { ticket, waits }: Pick<TicketState, 'ticket' | 'waits'>,
  at: Date,
): TicketWait[] {
  if (ticket.status !== 'open') return waits;
  const { number: ticketNumber, waitingOn: party } = ticket;
  const before = waits.find((wait) => wait.party === party)?.ms ?? 0;
  const ms = before + calendar.between(ticket.waitedFrom ?? ticket.openedAt, at);
  return [...waits.filter((wait) => wait.party !== party), { ticketNumber, party, ms }];
}

/** `waiting on the customer's admin (3 business days in all)`: all that was waited for that party. */
export function waitingWords(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'waits'>,
  at: Date,
): string {
  const party = state.ticket.waitingOn;
  const ms = waitsUntil(calendar, state, at).find((wait) => wait.party === party)?.ms ?? 0;
  return `waiting on ${partyWords(party)} (${spentWords(calendar, ms)} in all)`;
}

/** `waited 2.5 business days for us, 4 for the customer` */
export function waitedWords(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'waits'>,
  at: Date,
): string {
  const { ours, customers } = sidesOf(waitsUntil(calendar, state, at));
  const days = (ms: number) => (Math.round((ms / calendar.dayLength) * 10) / 10).toLocaleString('en-US');
  return `waited ${days(ours)} business days for us, ${days(customers)} for the customer`;
}

/** Both clocks, in business ms. */
export function sidesOf(waits: TicketWait[]): { ours: number; customers: number } {
  const sides = { ours: 0, customers: 0 };
  for (const { party, ms } of waits) {
    const isTheirs = parties.some(({ slug, customers }) => slug === party && customers);
    sides[isTheirs ? 'customers' : 'ours'] += ms;
  }
  return sides;
}
