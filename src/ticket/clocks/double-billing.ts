/** How long a customer who upgrades to Office 365 pays for both environments (S1-13 to S1-16). */

import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { dayNumber } from '../../time/local-time.ts';
import { hasDoubleBilling } from '../playbooks/bills.ts';
import type { Ticket, TicketPhase, TicketStep } from '../state.ts';
import { doneAt } from '../steps/marks.ts';
import { plural } from '../words.ts';
import { billedUntil } from './billing-end.ts';

export interface DoubleBilling {
  /** The first and last day, in the team's time zone. `to` is null while the old licenses are still billed. */
  from: string;
  to: string | null;
  /** The number of days so far. */
  days: number;
}

interface Billed {
  ticket: Ticket;
  phases: TicketPhase[];
  steps: TicketStep[];
}

/** Counts the days from the first Office 365 license until the old billing stops. Null if nothing is double-billed. */
export function doubleBilling(
  calendar: Calendar,
  { ticket, phases, steps }: Billed,
  at: Date,
): DoubleBilling | null {
  const starts = steps.find(({ startsBill }) => startsBill);
  const licensed = starts && doneAt(starts);
  if (!licensed || !hasDoubleBilling({ phases, steps })) return null;
  const from = ticket.licensedOn ?? calendar.localDay(licensed);
  // If nobody recorded when the old billing stops, the count ends on the day when the ticket ended.
  const today = calendar.localDay(ticket.billingStopsOn === null && ticket.endedAt ? ticket.endedAt : at);
  const stopped = ticket.billingStopsOn !== null && ticket.billingStopsOn <= today;
  const last = stopped ? ticket.billingStopsOn! : today;
  const days = Math.max(0, (dayNumber(last) ?? 0) - (dayNumber(from) ?? 0)) + 1;
  return { from, to: stopped ? ticket.billingStopsOn : null, days };
}

/**
 * What the customer still pays for when a ticket ends early, one sentence each. Empty before the first Office 365
 * license.
 */
export function stillBilledWords(calendar: Calendar, state: Billed, at: Date): string[] {
  const { ticket, phases, steps } = state;
  const starts = steps.find(({ startsBill }) => startsBill);
  if (!starts || !doneAt(starts)) return [];
  const ask = 'Remove the licenses that the customer no longer needs.';
  if (!hasDoubleBilling({ phases, steps })) return [`The new Office 365 licenses are still billed. ${ask}`];
  const { billingStopsOn: stops } = ticket;
  if (!stops) return [`The new Office 365 licenses and the old mailboxes are both still billed. ${ask}`];
  const until = billedUntil(calendar, state, at);
  const old = until
    ? `The old mailboxes are billed until ${dayWords(calendar, until, at)}.`
    : `The billing of the old mailboxes stopped on ${dayWords(calendar, stops, at)}.`;
  return [`The new Office 365 licenses are still billed. ${old} ${ask}`];
}

/** In a few words: `double-billed for 12 days`. */
export function billedDaysWords({ days }: DoubleBilling): string {
  return `double-billed for ${plural(days, 'day')}`;
}

/** `double-billed for 12 days, since Tue, Nov 10 (goal: end by Thu, Dec 31)` */
export function doubleBillingWords(
  calendar: Calendar,
  { from, to, days }: DoubleBilling,
  { billingStopsOn, billingTarget }: Pick<Ticket, 'billingStopsOn' | 'billingTarget'>,
  at: Date,
): string {
  const words = (day: string) => dayWords(calendar, day, at);
  if (to) return `double-billed for ${plural(days, 'day')}, ${words(from)} to ${words(to)}`;
  const since = `double-billed for ${plural(days, 'day')}, since ${words(from)}`;
  if (billingStopsOn) return `${since} (old billing stops on ${words(billingStopsOn)})`;
  return billingTarget ? `${since} (goal: end by ${words(billingTarget)})` : since;
}
