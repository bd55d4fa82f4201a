/** How long a customer who moves up to Office 365 pays for both environments (S1-13 to S1-16). */

import type { Calendar } from '../../time/calendar.ts';
import { dayNumber } from '../../time/local-time.ts';
import { hasDoubleBilling } from '../playbooks/bills.ts';
import type { Ticket, TicketPhase, TicketStep } from '../state.ts';
import { plural } from '../words.ts';

export interface DoubleBilling {
  /** Days in the team's zone, both included; `to` is null as long as the old licences are billed. */
  from: string;
  to: string | null;
  /** Days of it so far. */
  days: number;
}

interface Billed {
  ticket: Ticket;
  phases: TicketPhase[];
  steps: TicketStep[];
}

/** From the first Office 365 licence to the day on which the old billing stops; null where nothing is billed twice. */
export function doubleBilling(
  calendar: Calendar,
  { ticket, phases, steps }: Billed,
  at: Date,
): DoubleBilling | null {
  const starts = steps.find(({ startsBill }) => startsBill);
  if (!starts?.doneAt || !hasDoubleBilling({ phases, steps })) return null;
  const from = ticket.licensedOn ?? calendar.localDay(starts.doneAt);
  // Of a ticket that ended without a day nobody knows more.
  const today = calendar.localDay(ticket.billingStopsOn === null && ticket.endedAt ? ticket.endedAt : at);
  const stopped = ticket.billingStopsOn !== null && ticket.billingStopsOn <= today;
  const last = stopped ? ticket.billingStopsOn! : today;
  const days = Math.max(0, (dayNumber(last) ?? 0) - (dayNumber(from) ?? 0)) + 1;
  return { from, to: stopped ? ticket.billingStopsOn : null, days };
}

/** `both systems are billed since 2026-11-10, day 12, to end by 2026-12-31` */
export function doubleBillingWords(
  { from, to, days }: DoubleBilling,
  { billingStopsOn, billingTarget }: Pick<Ticket, 'billingStopsOn' | 'billingTarget'>,
): string {
  if (to) return `both systems were billed for ${plural(days, 'day')}, ${from} to ${to}`;
  const since = `both systems are billed since ${from}, day ${days}`;
  if (billingStopsOn) return `${since}, the old one until ${billingStopsOn}`;
  return billingTarget ? `${since}, to end by ${billingTarget}` : since;
}
