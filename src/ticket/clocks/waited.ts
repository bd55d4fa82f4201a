/** How long a ticket has waited on us and on the customer, in business time. */

import type { Calendar } from '../../time/calendar.ts';
import { waitsUntil } from '../periods.ts';
import { parties, partyWords } from '../playbooks/systems.ts';
import type { TicketState, Wait } from '../state.ts';
import { spentWords } from '../words.ts';

/** Who a ticket waits on, and for how long in total: `waiting on the customer's admin (3 business days in total)`. */
export function waitingWords(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'waits' | 'since'>,
  at: Date,
): string {
  const party = state.ticket.waitingOn;
  const ms = waitsUntil(calendar, state, at).find((wait) => wait.party === party)?.ms ?? 0;
  return `waiting on ${partyWords(party)} (${spentWords(calendar, ms)} in total)`;
}

/** How many business days a ticket has waited on each side: `us 2.5, customer 4`. */
export function waitedWords(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'waits' | 'since'>,
  at: Date,
): string {
  const { ours, customers } = sidesOf(waitsUntil(calendar, state, at));
  const days = (ms: number) => (Math.round((ms / calendar.dayLength) * 10) / 10).toLocaleString('en-US');
  return `us ${days(ours)}, customer ${days(customers)}`;
}

/** The total wait on us and on the customer, in ms of business time. */
export function sidesOf(waits: Wait[]): { ours: number; customers: number } {
  const sides = { ours: 0, customers: 0 };
  for (const { party, ms } of waits) {
    const isTheirs = parties.some(({ slug, customers }) => slug === party && customers);
    sides[isTheirs ? 'customers' : 'ours'] += ms;
  }
  return sides;
}
