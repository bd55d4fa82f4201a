/** What a ticket does until the old bill ends: docs/rules.md, "The end of the old bill". */

import type { Calendar } from '../../time/calendar.ts';
import { monthDay } from '../../time/date-words.ts';
import { hasDoubleBilling } from '../playbooks/bills.ts';
import type { Ticket, TicketState } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

/** How long before the end of the old bill a parked ticket comes back, in business days. */
const backBefore = 5;

/** The day until which the old mailboxes of an upgrade are billed. Null if no such day is set, or if it has come. */
export function billedUntil(calendar: Calendar, { ticket, phases, steps }: State, at: Date): string | null {
  const { billingStopsOn: day } = ticket;
  return day !== null && day > calendar.localDay(at) && hasDoubleBilling({ phases, steps }) ? day : null;
}

/** The day on which the old bill of an open upgrade in its last phase ends. Null if there is no such day. */
export function lastBilledDay({ ticket, phases, steps }: State): string | null {
  if (ticket.status !== 'open' || ticket.phase !== phases.at(-1)?.slug) return null;
  return hasDoubleBilling({ phases, steps }) ? ticket.billingStopsOn : null;
}

/** The day on which the old bill ends, if no required step is left before the ticket can be closed. Null otherwise. */
export function onlyBillingLeft(state: State): string | null {
  return missingSteps(state, state.ticket.phase).length > 0 ? null : lastBilledDay(state);
}

/**
 * Computes until when a ticket is parked. A parked ticket has no stalls and no contact reminders. A moment that has
 * passed is kept, because the stall clock counts from there.
 */
export function parkedPatch(
  calendar: Calendar,
  before: Ticket,
  state: State,
  at: Date,
): Pick<Ticket, 'parkedUntil'> {
  const day = onlyBillingLeft(state);
  const until = day && calendar.subtract(calendar.at(day, '00:00'), backBefore * calendar.dayLength);
  return { parkedUntil: until && (until > at || isSame(until, before.parkedUntil)) ? until : null };
}

/**
 * When a ticket was last parked, as far as a change ends that: the change, or the moment before the change when the
 * ticket came back. Null if the change keeps the ticket parked as it was.
 */
export function parkedTill(before: Ticket, after: Ticket, at: Date): Date | null {
  const { parkedUntil: was } = before;
  if (!was || isSame(was, after.parkedUntil)) return null;
  return was < at ? was : at;
}

/** Whether a ticket is parked at this moment. */
export function isParked({ parkedUntil }: Pick<Ticket, 'parkedUntil'>, at: Date): boolean {
  return parkedUntil !== null && parkedUntil > at;
}

/** The time of the last progress, or when the ticket stopped being parked. */
export function idleSince({ progressAt, parkedUntil }: Pick<Ticket, 'progressAt' | 'parkedUntil'>): Date {
  return parkedUntil && parkedUntil > progressAt ? parkedUntil : progressAt;
}

/** What a parked ticket waits for: `waiting for billing to end, Feb 28`. Null for a ticket that isn't parked. */
export function parkedWords(ticket: Pick<Ticket, 'parkedUntil' | 'billingStopsOn'>, at: Date): string | null {
  const { billingStopsOn: day } = ticket;
  return day && isParked(ticket, at) ? `waiting for billing to end, ${monthDay(day)}` : null;
}

function isSame(a: Date, b: Date | null): boolean {
  return a.getTime() === b?.getTime();
}
