/**
 * Computes the columns that follow from a change, such as the stall clock. An operation sets only the columns that it
 * changes directly.
 */

import { remindPatch } from './clocks/agreed-dates.ts';
import { parkedPatch, parkedTill } from './clocks/billing-end.ts';
import { currentClock, runningClock, ticketMoments } from './clocks/clock-of.ts';
import { contactPatch } from './clocks/contact-due.ts';
import { forcedMxPatch } from './clocks/forced-mx.ts';
import { lockoutPatch } from './clocks/lockout.ts';
import { missedPatch } from './clocks/missed-dates.ts';
import { clockSpentAt, keepPast, type StallMoments, stallLevel } from './clocks/stall.ts';
import { stepDuePatch } from './clocks/step-deadlines.ts';
import type { By, Desk } from './desk.ts';
import type { Ticket, TicketPhase, TicketState, TicketStep } from './state.ts';
import { failedPatch } from './steps/proofs.ts';
import type { RecordedEvent } from './ticket-event.ts';
import { toldBefore } from './undo/told-before.ts';

/**
 * A change to a ticket: the ticket before the change, the columns to set, and the phases and steps after the change.
 */
interface Transition {
  desk: Desk;
  by: By;
  at: Date;
  before: TicketState;
  /** The columns that the operation sets. */
  patch: Partial<Ticket>;
  /** Whether the change counts as progress, which restarts the stall clock. */
  progress: boolean;
  /** Phases and steps after the change. */
  phases: TicketPhase[];
  steps: TicketStep[];
  /** The event that the change takes back. */
  undoes?: RecordedEvent;
}

/** Computes some of a ticket's columns. The ticket already has the columns that earlier derivations computed. */
type Derivation = (ticket: Ticket, change: Transition) => Partial<Ticket>;

/**
 * The version of the derivations. A change to what they compute gets a new number. Open tickets with an older number are
 * then derived again: `jobs/derive-again.ts`.
 */
export const derivationVersion = 4;

/** The order matters: each derivation sees the columns that earlier derivations set. */
const derivations: Derivation[] = [
  () => ({ derivedBy: derivationVersion }),
  (ticket, { desk, before, phases, steps, at }) =>
    parkedPatch(desk.calendar, before.ticket, { ticket, phases, steps }, at),
  stallClock,
  stallTimes,
  stallLevelTold,
  (ticket, { desk, before, at }) => contactPatch(desk.calendar, before.ticket, ticket, at),
  (ticket, change) => remindPatch(change.desk.calendar, { ...change, after: ticket }),
  (ticket, { before, phases, steps }) => missedPatch(before.ticket, { ticket, phases, steps }),
  (ticket, { phases, steps }) => stepDuePatch({ ticket, phases, steps }),
  (ticket, { before, at }) => failedPatch(before.ticket, ticket, at),
  (ticket, { desk, before, phases, steps }) =>
    lockoutPatch(desk.calendar, before.ticket, { ticket, phases, steps }),
  (ticket, { before, phases, steps }) => forcedMxPatch(before.ticket, { ticket, phases, steps }),
  (ticket, { desk, phases, steps, undoes, at }) =>
    undoes ? toldBefore(desk.calendar, { ticket, phases, steps }, undoes, at) : {},
];

/**
 * Returns the ticket after the change, with the columns that the operation sets and all columns that depend on them.
 */
export function derive(change: Transition): Ticket {
  let ticket: Ticket = { ...change.before.ticket, ...change.patch };
  for (const derivation of derivations) ticket = { ...ticket, ...derivation(ticket, change) };
  return ticket;
}

/**
 * Progress restarts the stall clock. A hold stops the clock and keeps the time used so far. After the hold, the clock
 * continues. The time in which a ticket was parked doesn't count.
 */
function stallClock(
  after: Ticket,
  { desk, before: { ticket, phases, steps }, patch, progress, at }: Transition,
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
  // An undo puts the clock back itself.
  if (patch.clockFrom) return {};
  if (patch.heldAt && !ticket.heldAt) {
    const { clockFrom, clockSpentMs } = runningClock(desk.calendar, { ticket, phases, steps });
    const clock = currentClock(ticket, phases);
    return {
      clockFrom: at,
      clockSpentMs: clockSpentAt(desk.calendar, clock, clockFrom, clockSpentMs, at, ticket),
    };
  }
  if (patch.heldAt === null && ticket.heldAt) return { clockFrom: patch.holdExpiredAt ?? at };
  const parkedTo = parkedTill(ticket, after, at);
  return parkedTo && parkedTo > ticket.clockFrom ? { clockFrom: parkedTo, clockSpentMs: 0 } : {};
}

/** When the ticket will be nudged, stalled, and escalated, or since when it has been, if its phase is the same. */
function stallTimes(ticket: Ticket, { desk, before, phases, steps, at }: Transition): StallMoments {
  const planned = ticketMoments(desk.calendar, ticket, phases, steps);
  return before.ticket.phase === ticket.phase ? keepPast(before.ticket, planned, at) : planned;
}

/** Doesn't nudge someone who just made progress, even if an agreed date makes a nudge due right away. */
function stallLevelTold(ticket: Ticket, { progress, at }: Transition): Partial<Ticket> {
  const level = stallLevel(ticket, at);
  if (level === 'nudge' && progress) return { stallLevelTold: level };
  return { stallLevelTold: level ? ticket.stallLevelTold : null };
}
