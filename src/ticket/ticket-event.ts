/** One line of the timeline. `text` continues a name: `moved it from intake to discovery`. */
export interface TicketEvent {
  type: EventType;
  text: string;
  /** Whether it starts the stall clock anew. */
  progress: boolean;
  data?: Record<string, unknown>;
  /** What the owner is told by direct message, unless they did it. */
  tellOwner?: string;
}

export const eventTypes = [
  'opened',
  'phase',
  'steps',
  'owner',
  'fields',
  'waiting',
  'hold',
  'resume',
  'hold-expired',
  'blocked',
  'unblocked',
  'stalled',
  'escalated',
  'note',
  'contact',
  'snoozed',
  'snooze-over',
  'reminded',
  'closed',
  'cancelled',
  'reopened',
] as const;

export type EventType = (typeof eventTypes)[number];
