/** The days of a runbook: docs/rules.md, "The runbook". */

import type { Calendar } from '../../time/calendar.ts';
import { dayMs } from '../../time/local-time.ts';
import { daysBefore } from '../clocks/agreed-dates.ts';
import { businessDayAfter } from '../clocks/near-dates.ts';

/** How many business days a day of the runbook is after the agreed day, or before it. A week is seven calendar days. */
export const runbookDays = ['week', -3, -1, 0, 1, 5] as const;

export type RunbookDay = (typeof runbookDays)[number];

/** Whether a day is before the agreed one. */
export function isAhead(day: RunbookDay): boolean {
  return day === 'week' || day < 0;
}

/** What people call each day. The agreed day itself has the name of the agreed date. */
const names: Record<Exclude<RunbookDay, 0>, string> = {
  week: 'A week before',
  [-3]: '3 business days before',
  [-1]: 'The business day before',
  1: 'The business day after',
  5: '5 business days after',
};

/** The name of a day: `A week before`, or `Cutover`. @param agreed what is agreed */
export function dayName(day: RunbookDay, agreed: string): string {
  return day === 0 ? agreed : names[day];
}

/** The date of a day of the runbook. A week before is the last business day that is at least seven days ahead. */
export function dateOf(calendar: Calendar, agreed: Date, day: RunbookDay): string {
  const date = calendar.localDay(agreed);
  if (day === 0) return date;
  if (day !== 'week')
    return day > 0
      ? businessDayAfter(calendar, date, day)
      : calendar.localDay(daysBefore(calendar, date, -day));
  const weekBefore = calendar.localDay(new Date(calendar.at(date, '12:00').getTime() - 7 * dayMs));
  if (calendar.isBusinessDay(weekBefore)) return weekBefore;
  return calendar.localDay(daysBefore(calendar, weekBefore, 1));
}

/** When the runbook is posted: a week before, when the working day starts. */
export function postsAt(calendar: Calendar, agreed: Date): Date {
  return calendar.opensOn(dateOf(calendar, agreed, 'week'));
}
