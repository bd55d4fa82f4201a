import type { Ticket, TicketState } from '../state.ts';
import { placeOf } from '../steps/phase-order.ts';
import type { TicketEvent } from '../ticket-event.ts';
import { stallLevel } from './stall.ts';

/** Events that take a ticket out of sight, or make someone else answer for its delay, although it stays escalated. */
export const hidingTypes: TicketEvent['type'][] = ['snoozed', 'hold', 'waiting'];

/**
 * Whether an event ends an escalation, or takes the escalated ticket out of sight: docs/rules.md, "Stalls". A ticket that
 * moves on or ends has moved, so that doesn't count.
 */
export function eases(event: TicketEvent, before: TicketState, after: Ticket, at: Date): boolean {
  if (stallLevel(before.ticket, at) !== 'escalated') return false;
  if (event.type === 'closed' || event.type === 'canceled') return false;
  const movesOn =
    event.type === 'phase' && placeOf(before.phases, event.data.to) > placeOf(before.phases, event.data.from);
  return !movesOn && (hidingTypes.includes(event.type) || stallLevel(after, at) !== 'escalated');
}
