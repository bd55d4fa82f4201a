/** Which of a digest's classes a ticket is in (domain.md 16); pure. */

import type { Ticket } from './state.ts';

export type DigestClass =
  | 'locked-out'
  | 'escalated'
  | 'stalled'
  | 'date-missed'
  | 'hold-expired'
  | 'billing-risk'
  | 'due-soon';

/** The order of the classes: domain.md 16. */
const classOrder: DigestClass[] = [
  'locked-out',
  'escalated',
  'stalled',
  'date-missed',
  'hold-expired',
  'billing-risk',
  'due-soon',
];

/** What it takes to class a ticket: a few of its columns, some of its phase, and the name of its owner. */
export type Candidate = Pick<
  Ticket,
  | 'number'
  | 'stalledAt'
  | 'escalatedAt'
  | 'holdExpiredAt'
  | 'cutover'
  | 'slot'
  | 'targetDate'
  | 'billingTarget'
  | 'nextBillingDay'
> & {
  lockedOut: boolean | null;
  billed: boolean | null;
  /** Whether its cutover still lies ahead, or is what its phase is about. */
  beforeCutover: boolean;
  ownerName: string;
};

/** The dates of a ticket that a digest may name. */
export type DigestDate = 'stalledAt' | 'cutover' | 'slot' | 'targetDate' | 'billingTarget' | 'nextBillingDay';

export interface Classed {
  number: number;
  ownerName: string;
  class: DigestClass;
  /** Since when it is in this class, or until when (for what is due). */
  since: Date | null;
  /** What has been missed, is due or is on the next bill: of other dates a digest does not speak. */
  dates: DigestDate[];
}

/** Moments, and days in the team's zone, that a digest compares with. */
export interface Horizon {
  at: Date;
  day: string;
  soon: Date;
  soonDay: string;
  billingDay: string;
}

/** The most urgent class that a ticket is in, or null for one that a digest has nothing to say of. */
export function classify(candidate: Candidate, horizon: Horizon): Classed | null {
  const { number, ownerName, stalledAt, escalatedAt, cutover, slot, holdExpiredAt } = candidate;
  const { at, day, soon, soonDay, billingDay } = horizon;
  const { targetDate } = candidate;
  const missed = those({
    cutover: candidate.beforeCutover && isPast(cutover, at),
    targetDate: targetDate !== null && targetDate < day,
  });
  const as = (found: DigestClass, since: Date | null, dates = missed): Classed => {
    return { number, ownerName, class: found, since, dates };
  };
  const stalled = isPast(stalledAt, at);
  if (stalled && candidate.lockedOut) return as('locked-out', stalledAt);
  if (isPast(escalatedAt, at)) return as('escalated', escalatedAt);
  if (stalled) return as('stalled', stalledAt);
  if (missed.length > 0) return as('date-missed', missed.includes('cutover') ? cutover : null);
  if (holdExpiredAt) return as('hold-expired', holdExpiredAt);
  // Removing the old licences before the next billing date saves a month: hosting is not pro-rated (domain.md 7).
  const billed = those({
    billingTarget: isBy(candidate.billingTarget, soonDay),
    nextBillingDay: candidate.billed === true && isBy(candidate.nextBillingDay, billingDay),
  });
  if (billed.length > 0) return as('billing-risk', null, billed);
  const due = those({
    stalledAt: isPast(stalledAt, soon),
    cutover: isPast(futureOf(cutover, at), soon),
    slot: isPast(futureOf(slot, at), soon),
    targetDate: isBy(targetDate, soonDay),
  });
  return due.length > 0 ? as('due-soon', stalledAt, due) : null;
}

function those(dates: Partial<Record<DigestDate, boolean>>): DigestDate[] {
  return (Object.keys(dates) as DigestDate[]).filter((date) => dates[date]);
}

/** Class first, the owner's name within a class (nobody first), then the longest waiting. */
export function inOrder(classed: Classed[]): Classed[] {
  return classed.sort(
    (a, b) =>
      classOrder.indexOf(a.class) - classOrder.indexOf(b.class) ||
      a.ownerName.localeCompare(b.ownerName) ||
      (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0) ||
      a.number - b.number,
  );
}

function isPast(moment: Date | null, at: Date): boolean {
  return moment !== null && moment <= at;
}

function isBy(day: string | null, last: string): boolean {
  return day !== null && day <= last;
}

function futureOf(moment: Date | null, at: Date): Date | null {
  return moment && moment > at ? moment : null;
}
