import type { Calendar } from './calendar.ts';
import type { PhaseClock } from './playbook.ts';
import { type StallMoments, stallMoments } from './stall.ts';
import type { Ticket, TicketPhase } from './state.ts';
import { ageWords } from './words.ts';

/** The thresholds of a ticket's phase, as they were copied when it was opened. */
export function clockOf(phases: TicketPhase[], phase: string): PhaseClock | null {
  const row = phases.find((candidate) => candidate.slug === phase);
  return (row?.clock as PhaseClock | null | undefined) ?? null;
}

/** How long the ticket has been in its phase, in words. */
export function phaseAge(calendar: Calendar, ticket: Ticket, phases: TicketPhase[], at: Date): string {
  return ageWords(calendar, clockOf(phases, ticket.phase), ticket.phaseEnteredAt, at);
}

/** When the ticket will be nudged, stalled and escalated if nothing happens; all null once it has ended. */
export function ticketMoments(calendar: Calendar, ticket: Ticket, phases: TicketPhase[]): StallMoments {
  return stallMoments(calendar, {
    clock: ticket.status === 'open' ? clockOf(phases, ticket.phase) : null,
    clockFrom: ticket.clockFrom,
    clockSpent: ticket.clockSpent,
    cutover: ticket.cutover,
    slot: ticket.slot,
    held: ticket.heldAt !== null,
  });
}
