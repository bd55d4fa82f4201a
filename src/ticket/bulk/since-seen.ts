import { phaseLabel } from '../playbooks/phases.ts';
import { nameOf, type TicketState, ticketKey } from '../state.ts';
import type { BulkAct } from './act.ts';
import { type BulkTicket, seenAs } from './stored-act.ts';

/**
 * Says what has changed about a ticket since a person saw it, if that matters for an act: `Sam Okafor owns MIG-3 now.` Null
 * if the person would decide the same again.
 */
export function sinceSeen(state: TicketState, seen: BulkTicket['seen'], { type }: BulkAct): string | null {
  const { ticket, names } = state;
  const key = ticketKey(ticket);
  const now = seenAs(ticket);
  if (now.status !== seen.status) return `${key} is ${now.status} now.`;
  const isAboutOwner = type === 'assign' || type === 'nudge';
  if (isAboutOwner && now.ownerId !== seen.ownerId)
    return ticket.ownerId ? `${nameOf(names, ticket.ownerId)} owns ${key} now.` : `${key} is unassigned now.`;
  const isAboutPhase = type === 'done' || type === 'snooze' || type === 'nudge';
  if (isAboutPhase && now.phase !== seen.phase) return `${key} is in ${phaseLabel(ticket.phase)} now.`;
  if ((type === 'nudge' || type === 'snooze') && now.progressAt !== seen.progressAt)
    return `${key} has made progress.`;
  if (type === 'snooze' && now.snoozedUntil !== seen.snoozedUntil) return `The snooze of ${key} has changed.`;
  return null;
}
