/** What follows from a change of a ticket. Whoever changes a ticket says what differs; the rest is worked out here. */

import { remindPatch } from './agreed-dates.ts';
import { clockOf, ticketMoments } from './clock-of.ts';
import { contactPatch } from './contact-due.ts';
import type { By, Desk } from './desk.ts';
import { clockSpentAt, stallLevel } from './stall.ts';
import type { Ticket, TicketPhase, TicketState, TicketStep } from './state.ts';

/** A change under way. */
interface Transition {
  desk: Desk;
  by: By;
  at: Date;
  before: TicketState;
  /** What the operation sets. */
  patch: Partial<Ticket>;
  /** Whether it is progress. */
  progress: boolean;
  /** Phases and steps as the change leaves them. */
  phases: TicketPhase[];
  steps: TicketStep[];
}

/** Works out columns from a change, and from the ticket as it is so far. */
type Derivation = (ticket: Ticket, change: Transition) => Partial<Ticket>;

/** In this order: each sees what those before it have set. */
const derivations: Derivation[] = [
  (ticket) => ({ lastEvent: ticket.lastEvent + 1 }),
  stallClock,
  (ticket, { desk, phases, steps }) => ticketMoments(desk.calendar, ticket, phases, steps),
  stallLevelTold,
  (ticket, { desk, before, at }) => contactPatch(desk.calendar, before.ticket, ticket, at),
  (ticket, change) => remindPatch(change.desk.calendar, { ...change, after: ticket }),
];

/** The ticket as a change leaves it. */
export function derive(change: Transition): Ticket {
  let ticket: Ticket = { ...change.before.ticket, ...change.patch };
  for (const derivation of derivations) ticket = { ...ticket, ...derivation(ticket, change) };
  return ticket;
}

/** Progress restarts the stall clock. A hold stops it and keeps what was used; the end of the hold starts it again. */
function stallClock(
  _ticket: Ticket,
  { desk, before: { ticket, phases }, patch, progress, at }: Transition,
): Partial<Ticket> {
  if (progress)
    return {
      progressAt: at,
      clockFrom: at,
      clockSpentMs: 0,
      holdExpiredAt: patch.holdExpiredAt ?? null,
      snoozeReason: patch.snoozeReason ?? null,
      snoozedUntil: patch.snoozedUntil ?? null,
    };
  if (patch.heldAt && !ticket.heldAt) {
    const { clockFrom, clockSpentMs } = ticket;
    const clock = clockOf(phases, ticket.phase);
    return {
      clockFrom: at,
      clockSpentMs: clockSpentAt(desk.calendar, clock, clockFrom, clockSpentMs, at, ticket),
    };
  }
  if (patch.heldAt === null && ticket.heldAt) return { clockFrom: patch.holdExpiredAt ?? at };
  return {};
}

/** Whoever has just made progress isn't nudged for what the next agreed moment makes due at once. */
function stallLevelTold(ticket: Ticket, { progress, at }: Transition): Partial<Ticket> {
  const level = stallLevel(ticket, at);
  if (level === 'nudge' && progress) return { stallLevelTold: level };
  return { stallLevelTold: level ? ticket.stallLevelTold : null };
}
