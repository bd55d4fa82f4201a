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

/** The moments agreed with the customer that a phase's clock may count from. */
interface AgreedMoments {
  cutover: Date | null;
  slot: Date | null;
}

export interface StallInput extends AgreedMoments {
  clock: PhaseClock | null;
  /** The last progress, or the end of the last hold. */
  clockFrom: Date;
  /** ms that the clock had used before `clockFrom`: see `clockSpentAt`. */
  clockSpentMs: number;
  held: boolean;
}

type Thresholds = Omit<PhaseClock, 'from'>;

const never: StallMoments = { nudgeAt: null, stalledAt: null, escalatedAt: null };
// What a ticket's `clockSpentMs` can hold (a 32-bit column): 24 days, beyond every threshold.
const mostSpent = 2 ** 31 - 1;

/** The moments at which the ticket becomes nudge, stalled and escalated, in this order; null for never. */
export function stallMoments(calendar: Calendar, input: StallInput): StallMoments {
  const { clock, clockFrom, clockSpentMs } = input;
  if (clock === null || input.held) return never;
  const agreed = clock.from ? input[clock.from.field] : null;
  if (clock.from?.at === 'before') {
    if (agreed) return countDown(calendar, clock, agreed, clockFrom);
    return clock.from.fallback ? countUp(calendar, clock.from.fallback, clockFrom, clockSpentMs) : never;
  }
  // What was used up before an agreed moment does not count after it.
  if (agreed && agreed > clockFrom) return countUp(calendar, clock, agreed, 0);
  return countUp(calendar, clock, clockFrom, clockSpentMs);
}

/**
 * What the clock has used up at a moment, in ms of business time or of the wall clock as its unit says: what a hold
 * keeps for the time after it. `agreed` is needed by clocks that count from an agreed moment.
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

/** How far a ticket has fallen behind, or null when it has not. */
export function stallLevel(moments: StallMoments, now: Date): StallLevel | null {
  if (moments.escalatedAt && now >= moments.escalatedAt) return 'escalated';
  if (moments.stalledAt && now >= moments.stalledAt) return 'stalled';
  if (moments.nudgeAt && now >= moments.nudgeAt) return 'nudge';
  return null;
}

/** A nudge is for the owner alone; what is further behind concerns others. */
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

// A team whose day is shorter than a threshold in hours must not be escalated before it is stalled.
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
