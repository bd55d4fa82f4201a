import type { PhaseClock } from '../playbook.ts';

/** Thresholds in business hours since the last progress. */
export function businessHours(nudge: number, stalled: number, escalated: number): PhaseClock {
  return { unit: 'business', nudge, stalled, escalated };
}

/** Thresholds in business days since the last progress. A business day is as long as the team's working hours. */
export function businessDays(nudge: number, stalled: number, escalated: number): PhaseClock {
  return { unit: 'business-days', nudge, stalled, escalated };
}

/** Thresholds in wall-clock hours since the last progress, for work that continues at night. */
export function hours(nudge: number, stalled: number, escalated: number): PhaseClock {
  return { unit: 'hours', nudge, stalled, escalated };
}
