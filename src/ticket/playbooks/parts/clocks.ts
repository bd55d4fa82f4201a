import type { PhaseClock } from '../playbook.ts';

/** Thresholds in hours of business time since the last progress. */
export function businessHours(nudge: number, stalled: number, escalated: number): PhaseClock {
  return { unit: 'business', nudge, stalled, escalated };
}

/** Thresholds in business days since the last progress, however long the team's day is. */
export function businessDays(nudge: number, stalled: number, escalated: number): PhaseClock {
  return { unit: 'business-days', nudge, stalled, escalated };
}

/** Thresholds in hours of the wall clock since the last progress, for work that goes on at night. */
export function hours(nudge: number, stalled: number, escalated: number): PhaseClock {
  return { unit: 'hours', nudge, stalled, escalated };
}
