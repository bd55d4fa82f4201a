import type { Calendar } from '../../time/calendar.ts';

/** How far ahead dates and deadlines need attention, in business days: docs/rules.md, "What needs attention". */
const ahead = 2;

/** The end of the second business day after today. Dates and deadlines before it are near. */
export function nearUntil(calendar: Calendar, at: Date): Date {
  return calendar.at(businessDayAfter(calendar, calendar.localDay(at), ahead), '24:00');
}

/** The business day that is `count` business days after a day. */
export function businessDayAfter(calendar: Calendar, day: string, count: number): string {
  return count === 0 ? day : businessDayAfter(calendar, calendar.nextBusinessDay(day), count - 1);
}
