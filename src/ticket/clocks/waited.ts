/** How long a ticket has waited on us and on the customer, in business time. */

import type { Calendar } from '../../time/calendar.ts';
import { waitsUntil } from '../periods.ts';
import { doesSteps, parties, partyOf, partyWords } from '../playbooks/systems.ts';
import type { TicketState, TicketStep, Wait } from '../state.ts';
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

/**
 * Who a message that also names the next step says the ticket waits on: `waiting on the users`. Null if someone else does that
 * step, because a message has one party. DNS and vendors do no steps, so a step doesn't contradict them.
 *
 * @param next the step that the message names. Undefined if it is the ticket's move to the next phase
 */
export function waitingBeside(
  { waitingOn }: Pick<TicketState['ticket'], 'waitingOn'>,
  next: TicketStep | undefined,
): string | null {
  const isTheirs = partyOf(next?.actor ?? 'racker') === waitingOn;
  return isTheirs || !doesSteps(waitingOn) ? `waiting on ${partyWords(waitingOn)}` : null;
}

/**
 * Who a line about a ticket without progress says has to act: one party. If the next step is that party's, the line names both.
 * If it is someone else's, the line names only the step, or only the party if a person or a blocker says why the ticket waits.
 */
export function turnOf(
  { waitingOn, waitingFor }: Pick<TicketState['ticket'], 'waitingOn' | 'waitingFor'>,
  next: TicketStep | undefined,
): { waiting: string | null; step: TicketStep | undefined } {
  const waiting = waitingBeside({ waitingOn }, next);
  if (waiting !== null || waitingFor === null) return { waiting, step: next };
  return { waiting: `waiting on ${partyWords(waitingOn)}`, step: undefined };
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
