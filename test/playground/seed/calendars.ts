import { parseBusinessHours } from '../../../src/time/business-hours.ts';
import { type Calendar, createCalendar } from '../../../src/time/calendar.ts';
import { parseHolidays } from '../../../src/time/holidays.ts';

export const chicago = calendarOf('America/Chicago', 'Mon-Fri 09:00-17:00', 'US,2026-11-27');
export const dubai = calendarOf('Asia/Dubai', 'Sun-Thu 08:00-16:00', 'none');

function calendarOf(timezone: string, hours: string, holidays: string): Calendar {
  return createCalendar({ timezone, hours: parseBusinessHours(hours), holidays: parseHolidays(holidays) });
}
