/** When a ticket without progress is nudged, stalled, and escalated: docs/rules.md, "Stalls". */

import type { Calendar } from '../../time/calendar.ts';
import { hourMs } from '../../time/local-time.ts';
import type { ClockUnit, PhaseClock } from '../playbooks/playbook.ts';

export interface StallMoments {
  nudgeAt: Date | null;
  stalledAt: Date | null;
  escalatedAt: Date | null;
}

export type StallLevel = 'nudge' | 'stalled' | 'escalated';

const levels: (StallLevel | null)[] = [null, 'nudge', 'stalled', 'escalated'];

/** The agreed dates that a phase's clock may count from. */
interface AgreedMoments {
  cutover: Date | null;
  slot: Date | null;
}

export interface StallInput extends AgreedMoments {
  clock: PhaseClock | null;
  /** The time of the last progress, or of the end of the last hold. */
  clockFrom: Date;
  /** The time that the clock had used before `clockFrom`, in ms. See `clockSpentAt`. */
  clockSpentMs: number;
  held: boolean;
}

type Thresholds = Omit<PhaseClock, 'from'>;

const never: StallMoments = { nudgeAt: null, stalledAt: null, escalatedAt: null };
// The maximum value of the 32-bit column `clockSpentMs`: 24 days, more than any threshold.
const mostSpent = 2 ** 31 - 1;

/** The times when a ticket is nudged, stalled, and escalated, in this order. A time is null if it never comes. */
export function stallMoments(calendar: Calendar, input: StallInput): StallMoments {
  const { clock, clockFrom, clockSpentMs } = input;
  if (clock === null || input.held) return never;
  const agreed = clock.from ? input[clock.from.field] : null;
  if (clock.from?.at === 'before') {
    if (agreed) return countDown(calendar, clock, agreed, clockFrom);
    return clock.from.fallback ? countUp(calendar, clock.from.fallback, clockFrom, clockSpentMs) : never;
  }
  // Time before the agreed date doesn't count.
  if (agreed && agreed > clockFrom) return countUp(calendar, clock, agreed, 0);
  return countUp(calendar, clock, clockFrom, clockSpentMs);
}

/**
 * The time that a phase's clock has used, in ms. The clock's unit decides whether this is business time or wall-clock
 * time. Time used before a hold still counts after the hold. `agreed` is required for clocks that count from an agreed
 * date.
 */
export function clockSpentAt(
  calendar: Calendar,
  clock: PhaseClock | null,
  clockFrom: Date,
  clockSpentMs: number,
  at: Date,
  agreed: AgreedMoments = { cutover: null, slot: null },
): number {
  if (clock === null) return 0;
  const { unit } = clock.from?.fallback ?? clock;
  const start = clock.from?.at === 'after' ? agreed[clock.from.field] : null;
  const spent =
    start && start > clockFrom
      ? passed(calendar, unit, start, at)
      : clockSpentMs + passed(calendar, unit, clockFrom, at);
  return Math.min(spent, mostSpent);
}

/** How far a ticket is behind. Null if it isn't behind. */
export function stallLevel(moments: StallMoments, now: Date): StallLevel | null {
  if (moments.escalatedAt && now >= moments.escalatedAt) return 'escalated';
  if (moments.stalledAt && now >= moments.stalledAt) return 'stalled';
  if (moments.nudgeAt && now >= moments.nudgeAt) return 'nudge';
  return null;
}

/**
 * Keeps the moments that had come and would have come again. A ticket that counts down to a date stays stalled when
 * someone makes progress, and has been stalled since the first time.
 */
export function keepPast(before: StallMoments, planned: StallMoments, at: Date): StallMoments {
  const kept = (was: Date | null, is: Date | null) => (was && is && was <= at && is <= at ? was : is);
  return {
    nudgeAt: kept(before.nudgeAt, planned.nudgeAt),
    stalledAt: kept(before.stalledAt, planned.stalledAt),
    escalatedAt: kept(before.escalatedAt, planned.escalatedAt),
  };
}

/**
 * Forgets what people were told about a stall that hasn't come yet: the clock ran ahead when they were told. Otherwise,
 * nobody would be told when it comes.
 */
export function toldAgain(
  ticket: StallMoments & { stallLevelTold: StallLevel | null },
  now: Date,
): { stallLevelTold: StallLevel | null } {
  const isTrue = levels.indexOf(ticket.stallLevelTold) <= levels.indexOf(stallLevel(ticket, now));
  return { stallLevelTold: isTrue ? ticket.stallLevelTold : null };
}

/** Whether people other than the owner should know. A nudge only concerns the owner. */
export function isBehind(level: StallLevel | null): level is 'stalled' | 'escalated' {
  return level === 'stalled' || level === 'escalated';
}

function countUp(calendar: Calendar, clock: Thresholds, from: Date, spent: number): StallMoments {
  const reach = (unit: ClockUnit, threshold: number) => {
    const left = Math.max(0, toMs(calendar, unit, threshold) - spent);
    return unit === 'hours' ? new Date(from.getTime() + left) : calendar.add(from, left);
  };
  return inOrder(clock, reach);
}

function countDown(calendar: Calendar, clock: Thresholds, agreed: Date, clockFrom: Date): StallMoments {
  const reach = (unit: ClockUnit, threshold: number) => {
    const ms = toMs(calendar, unit, threshold);
    const before = unit === 'hours' ? new Date(agreed.getTime() - ms) : calendar.subtract(agreed, ms);
    return later(before, clockFrom);
  };
  return inOrder(clock, reach);
}

// Keeps the times in order. If a team's day is very short, one business day before a date can be later than four
// business hours before the same date.
function inOrder(clock: Thresholds, reach: (unit: ClockUnit, threshold: number) => Date): StallMoments {
  const nudgeAt = reach(clock.unit, clock.nudge);
  const stalledAt = later(nudgeAt, reach(clock.unit, clock.stalled));
  const escalatedAt = later(stalledAt, reach(clock.escalatedUnit ?? clock.unit, clock.escalated));
  return { nudgeAt, stalledAt, escalatedAt };
}

function passed(calendar: Calendar, unit: ClockUnit, from: Date, to: Date): number {
  return unit === 'hours' ? Math.max(0, to.getTime() - from.getTime()) : calendar.between(from, to);
}

function toMs(calendar: Calendar, unit: ClockUnit, threshold: number): number {
  return threshold * (unit === 'business-days' ? calendar.dayLength : hourMs);
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
