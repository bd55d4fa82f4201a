import type { EventType } from '../ticket-event.ts';

/** A kind of update that a place can subscribe to. */
export interface Topic {
  name: string;
  /** Completes “Topics: …”. */
  says: string;
  events: EventType[];
}

/** Events that only concern the owner. They belong to no topic. */
export const ownersOnly: EventType[] = ['reminded'];

/** Every event except those in `ownersOnly` belongs to at least one topic. */
export const topics: Topic[] = [
  { name: 'opened', says: 'new tickets', events: ['opened'] },
  { name: 'phase', says: 'phase changes', events: ['phase', 'closed'] },
  { name: 'owner', says: 'owner changes', events: ['owner'] },
  { name: 'waiting', says: 'waiting-on changes', events: ['waiting'] },
  { name: 'hold', says: 'holds', events: ['hold', 'resume', 'hold-expired', 'snoozed', 'snooze-over'] },
  { name: 'blocked', says: 'blockers', events: ['blocked', 'unblocked'] },
  { name: 'stalled', says: 'stalls', events: ['stalled', 'escalated'] },
  { name: 'escalated', says: 'escalations', events: ['escalated', 'missed', 'locked-out'] },
  { name: 'missed', says: 'missed dates and lockouts', events: ['missed', 'locked-out'] },
  {
    name: 'closed',
    says: 'tickets that end or reopen',
    events: ['closed', 'canceled', 'reopened'],
  },
  { name: 'steps', says: 'completed steps', events: ['steps'] },
  { name: 'fields', says: 'changed details', events: ['fields'] },
  { name: 'mailboxes', says: 'mailboxes', events: ['mailboxes'] },
  { name: 'dns', says: 'what the bot sees in DNS', events: ['dns'] },
  { name: 'contacts', says: 'customer contacts', events: ['contact'] },
  { name: 'notes', says: 'notes', events: ['note'] },
];
