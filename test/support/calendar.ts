import type { ReadContext } from '../../src/input/field.ts';
import { parseBusinessHours } from '../../src/time/business-hours.ts';
import { createCalendar } from '../../src/time/calendar.ts';

/** The calendar of a team in Chicago, without holidays. */
export const chicago = createCalendar({
  timezone: 'America/Chicago',
  hours: parseBusinessHours('Mon-Fri 09:00-17:00'),
  holidays: [],
});

/** The context in which a value is read in Chicago. By default, it is 9:30 AM on Tuesday, November 24, 2026. */
export function readingAt(day = '2026-11-24', time = '09:30'): ReadContext {
  return { calendar: chicago, now: chicago.at(day, time) };
}
