/**
 * What people are told about a ticket, most urgent first. A message with several notices lists them in this order.
 */
export const noticeKinds = [
  'locked-out',
  'regressed',
  'missed',
  'dns',
  'records-lost',
  'unseen',
  'seen-again',
  'forced-mx',
  'unlocked',
  'moved',
  'rescheduled',
  'canceled',
  'date',
  'escalated',
  'eased',
  'closing',
  'stalled',
  'back',
  'contact',
  'billing',
  'nudge',
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/**
 * Who gets a notice. `owner-or-leads`: the leads, if nobody owns the ticket. The leads are the people in `MD_LEADS` and
 * those with the role, but not every workspace admin.
 */
export type Audience = 'owner' | 'owner-or-leads' | 'owner-and-leads';

interface Kind {
  to: Audience;
  /** Sent at once, at any hour. Other notices wait for the start of the person's working day. */
  urgent?: true;
  /** One message for each person, which is kept current: kept-messages.ts. */
  kept?: true;
  /**
   * Not for the person who caused it. It still waits in that person's queue, because a new owner gets what waited for the
   * previous one.
   */
  notToDoer?: true;
  /** Also sent about a ticket that isn't open anymore. */
  ended?: true;
  /** Waits for the end of a snooze. Other notices come although the ticket is snoozed. */
  snoozes?: true;
  /** Left out of a message that already has a notice of such a kind about the same ticket, because that one says more. */
  unless?: NoticeKind[];
}

export const kinds: Record<NoticeKind, Kind> = {
  'locked-out': { to: 'owner-and-leads', urgent: true, kept: true },
  regressed: { to: 'owner-and-leads', urgent: true },
  missed: { to: 'owner-or-leads', urgent: true },
  dns: { to: 'owner-or-leads', urgent: true },
  'records-lost': { to: 'owner-or-leads', urgent: true },
  unseen: { to: 'owner-or-leads', urgent: true },
  'seen-again': { to: 'owner-or-leads', urgent: true },
  'forced-mx': { to: 'owner-and-leads' },
  unlocked: { to: 'owner-and-leads', urgent: true, kept: true, notToDoer: true },
  moved: { to: 'owner-and-leads', notToDoer: true, ended: true },
  rescheduled: { to: 'owner-or-leads', notToDoer: true, ended: true, unless: ['moved'] },
  canceled: { to: 'owner-and-leads', notToDoer: true, ended: true },
  date: { to: 'owner-or-leads' },
  escalated: { to: 'owner-and-leads' },
  eased: { to: 'owner-and-leads', notToDoer: true },
  closing: { to: 'owner-or-leads' },
  stalled: { to: 'owner', snoozes: true, unless: ['closing'] },
  back: { to: 'owner' },
  contact: { to: 'owner', snoozes: true },
  billing: { to: 'owner' },
  nudge: { to: 'owner', snoozes: true, unless: ['closing', 'back'] },
};

/** Reads a notice's kind. Null for one that only a newer release knows. */
export function readKind(kind: string): NoticeKind | null {
  return noticeKinds.find((name) => name === kind) ?? null;
}
