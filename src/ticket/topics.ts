import type { EventType } from './ticket-event.ts';

/** What a place can choose to hear of, by the word for it. */
export interface Topic {
  name: string;
  /** In words, as in “hears of new tickets”. */
  says: string;
  events: EventType[];
}

/** What concerns the owner alone is no topic. */
export const ownersOnly: EventType[] = ['reminded'];

/** Every other event belongs to at least one. */
export const topics: Topic[] = [
  { name: 'opened', says: 'new tickets', events: ['opened'] },
  { name: 'phase', says: 'phase changes', events: ['phase', 'closed'] },
  { name: 'owner', says: 'owners', events: ['owner'] },
  { name: 'waiting', says: 'who is waited on', events: ['waiting'] },
  { name: 'hold', says: 'holds', events: ['hold', 'resume', 'hold-expired', 'snoozed', 'snooze-over'] },
  { name: 'blocked', says: 'blockers', events: ['blocked', 'unblocked'] },
  { name: 'stalled', says: 'stalls', events: ['stalled', 'escalated'] },
  { name: 'escalated', says: 'escalations', events: ['escalated'] },
  { name: 'closed', says: 'ends', events: ['closed', 'canceled', 'reopened'] },
  { name: 'steps', says: 'steps', events: ['steps'] },
  { name: 'fields', says: 'fields', events: ['fields'] },
  { name: 'contacts', says: 'contacts with the customer', events: ['contact'] },
  { name: 'notes', says: 'notes', events: ['note'] },
];
