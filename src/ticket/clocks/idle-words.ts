import type { Calendar } from '../../time/calendar.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { partyWords } from '../playbooks/systems.ts';
import type { Ticket, TicketPhase, TicketState } from '../state.ts';
import { ageWords, heldWords } from '../words.ts';
import { idleSince, onlyBillingLeft, parkedWords } from './billing-end.ts';
import { clockOf, currentClock } from './clock-of.ts';

/**
 * Says why a ticket needs its owner: `2 business days in Discovery without progress, waiting on …`. If the phase's
 * clock counts from an agreed date, names that date instead of the time. If the ticket is on hold, gives only the end
 * and the reason of the hold.
 *
 * @param waits who the ticket waits on, if a message also names the next step. Null leaves that out
 */
export function idleWords(
  calendar: Calendar,
  state: TicketState,
  at: Date,
  waits: string | null = `waiting on ${partyWords(state.ticket.waitingOn)}`,
): string {
  const { ticket, phases } = state;
  if (ticket.heldAt && ticket.holdUntil) return `${heldWords(calendar, ticket, at)} (${ticket.holdReason})`;
  const parked = parkedWords(ticket, at);
  if (parked) return parked;
  const clock = currentClock(ticket, phases);
  const phase = phaseLabel(ticket.phase);
  const waiting = waits === null ? '' : `, ${waits}`;
  const ends = onlyBillingLeft(state);
  if (ends)
    return `still in ${phase}, and the last day of the old billing ${isWas(calendar, ends, at)} ${dayWords(calendar, ends, at)}`;
  const ahead = agreedAhead(phases, ticket);
  if (ahead)
    return `still in ${phase}, with the ${ahead.field} on ${momentWords(calendar, ahead.on, at)}${waiting}`;
  const passed = clock?.from?.at === 'after' ? ticket[clock.from.field] : null;
  if (clock?.from && passed && passed > ticket.progressAt)
    return `still in ${phase}, and the ${clock.from.field} was on ${momentWords(calendar, passed, at)}${waiting}`;
  return `${ageWords(calendar, clock, idleSince(ticket), at)} in ${phase} without progress${waiting}`;
}

/**
 * The same in parts, for a line: `no progress`, and since when. The time is always that of the last progress, never of the
 * phase. It is null if only a date matters, and a line names that date. `waits`: whether anyone has to act.
 */
export function idleSays(
  calendar: Calendar,
  state: TicketState,
  at: Date,
): { why: string; since: Date | null; waits: boolean } {
  const { ticket, phases } = state;
  const parked = parkedWords(ticket, at);
  if (parked) return { why: parked, since: null, waits: false };
  const phase = phaseLabel(ticket.phase);
  const ends = onlyBillingLeft(state);
  if (ends) {
    const day = dayWords(calendar, ends, at);
    return {
      why: `${phase}, last day of the old billing ${isWas(calendar, ends, at)} ${day}`,
      since: null,
      waits: false,
    };
  }
  if (agreedAhead(phases, ticket)) return { why: `still in ${phase}`, since: null, waits: true };
  return { why: 'no progress', since: idleSince(ticket), waits: true };
}

/** `is`, or `was` if the day has passed. */
export function isWas(calendar: Calendar, day: string, at: Date): string {
  return day < calendar.localDay(at) ? 'was' : 'is';
}

/**
 * The agreed date that the phase's clock counts down to. Null if the clock doesn't count down, or if the date isn't
 * set.
 */
function agreedAhead(phases: TicketPhase[], ticket: Ticket): { field: string; on: Date } | null {
  const from = clockOf(phases, ticket.phase)?.from;
  const on = from?.at === 'before' ? ticket[from.field] : null;
  return from && on ? { field: from.field, on } : null;
}
