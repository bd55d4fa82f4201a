/**
 * What people are told about a ticket, most urgent first. A message with several notices lists them in this order.
 */
export const noticeKinds = [
  'locked-out',
  'missed',
  'date',
  'escalated',
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
}

export const kinds: Record<NoticeKind, Kind> = {
  'locked-out': { to: 'owner-and-leads', urgent: true },
  missed: { to: 'owner-or-leads', urgent: true },
  date: { to: 'owner-or-leads' },
  escalated: { to: 'owner-and-leads' },
  closing: { to: 'owner-or-leads' },
  stalled: { to: 'owner' },
  back: { to: 'owner' },
  contact: { to: 'owner' },
  billing: { to: 'owner' },
  nudge: { to: 'owner' },
};

/** Reads a notice's kind. Null for one that only a newer release knows. */
export function readKind(kind: string): NoticeKind | null {
  return noticeKinds.find((name) => name === kind) ?? null;
}
