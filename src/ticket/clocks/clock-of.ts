import { earliest } from '../../clock.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { PhaseClock } from '../playbooks/playbook.ts';
import type { Ticket, TicketPhase, TicketState, TicketStep } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { doableFrom } from '../steps/obstacles.ts';
import { ageWords } from '../words.ts';
import { passClock } from './pass-clock.ts';
import { type StallMoments, stallMoments } from './stall.ts';

/** The stall clock of a phase. Null if the phase has none. */
export function clockOf(phases: Pick<TicketPhase, 'slug' | 'clock'>[], phase: string): PhaseClock | null {
  return phases.find(({ slug }) => slug === phase)?.clock ?? null;
}

/** The stall clock that a ticket has now, by its phase and by what the migration tool reported. Null if there is none. */
export function currentClock(
  ticket: Pick<Ticket, 'phase' | 'mailboxTally'>,
  phases: Pick<TicketPhase, 'slug' | 'clock'>[],
): PhaseClock | null {
  return passClock(ticket) ?? clockOf(phases, ticket.phase);
}

/** How long the ticket has been in its phase, in words. */
export function phaseAge(
  calendar: Calendar,
  ticket: Pick<Ticket, 'phase' | 'phaseEnteredAt'>,
  phases: Pick<TicketPhase, 'slug' | 'clock'>[],
  at: Date,
): string {
  return ageWords(calendar, clockOf(phases, ticket.phase), ticket.phaseEnteredAt, at);
}

/** When a ticket will be nudged, stalled, and escalated if nothing happens. All null for an ended ticket. */
export function ticketMoments(
  calendar: Calendar,
  ticket: Ticket,
  phases: TicketPhase[],
  steps: TicketStep[],
): StallMoments {
  return stallMoments(calendar, {
    clock: ticket.status === 'open' ? currentClock(ticket, phases) : null,
    ...runningClock(calendar, { ticket, phases, steps }),
    cutover: ticket.cutover,
    slot: ticket.slot,
    held: ticket.heldAt !== null,
  });
}

/**
 * When a ticket's stall clock started to run, and the time that it had used before. If every open step has to wait for
 * a date, the clock starts at the earliest of these dates. If only the end of the old bill is left, it starts when the
 * ticket is no longer parked.
 */
export function runningClock(
  calendar: Calendar,
  { ticket, phases, steps }: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
): Pick<Ticket, 'clockFrom' | 'clockSpentMs'> {
  const missing = missingSteps({ phases, steps }, ticket.phase);
  const starts = ticket.parkedUntil ?? freeFrom(calendar, { ticket, steps }, missing);
  const { clockFrom, clockSpentMs } = ticket;
  if (starts === null || starts <= clockFrom) return { clockFrom, clockSpentMs };
  return { clockFrom: starts, clockSpentMs: 0 };
}

/**
 * The earliest time when an open step can be done. Null if some open step can be done at any time, or depends on a
 * date that isn't set yet.
 */
function freeFrom(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'steps'>,
  missing: TicketStep[],
): Date | null {
  const moments = missing.map((step) => doableFrom(calendar, state, step));
  const waiting = moments.filter((moment) => moment !== null);
  return waiting.length < moments.length ? null : earliest(waiting);
}
