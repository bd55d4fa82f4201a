import type { Calendar } from './calendar.ts';
import { dayMs, requireDay, weekdayName } from './local-time.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day in words, without its year: `Feb 28`. @param day such as `2027-02-28` */
export function monthDay(day: string): string {
  const date = new Date(requireDay(day) * dayMs);
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}`;
}

/** A day in words with its weekday, without its year: `Sun, Feb 28`. */
export function weekdayMonthDay(day: string): string {
  return `${weekdayName(day).slice(0, 3)}, ${monthDay(day)}`;
}

/** The most days ahead for which people read a day without a year right, and so do we: see `said/said-day.ts`. */
const yearlessAhead = 150;

/** A day for people: `Fri, Dec 4`. Names the year of an earlier year and of a day far ahead: `Tue, Jun 1, 2027`. */
export function dayWords(calendar: Calendar, day: string, now: Date): string {
  return `${weekdayName(day).slice(0, 3)}, ${shortDayWords(calendar, day, now)}`;
}

/** A day for people, without its weekday, for a table: `Dec 4`. Names the year as `dayWords` does. */
export function shortDayWords(calendar: Calendar, day: string, now: Date): string {
  const words = monthDay(day);
  const [year, today] = [day.slice(0, 4), calendar.localDay(now)];
  const ahead = requireDay(day) - requireDay(today);
  return year === today.slice(0, 4) || (ahead > 0 && ahead <= yearlessAhead) ? words : `${words}, ${year}`;
}

/** A moment for people, in the team's time zone: `Fri, Dec 4, 4 PM`. */
export function momentWords(calendar: Calendar, at: Date, now: Date): string {
  return `${dayWords(calendar, calendar.localDay(at), now)}, ${timeWords(calendar.localTime(at))}`;
}

/** The start of something for people: the moment, or only its day if that day starts with it. */
export function startWords(calendar: Calendar, at: Date, now: Date): string {
  return calendar.localTime(at) === '00:00'
    ? dayWords(calendar, calendar.localDay(at), now)
    : momentWords(calendar, at, now);
}

/**
 * A day for people, relative to now if it is near: `yesterday`, `today`, `tomorrow`, else `Fri, Dec 4`.
 * @param otherwise writes a day that isn't near
 */
export function nearDayWords(calendar: Calendar, day: string, now: Date, otherwise = dayWords): string {
  const apart = requireDay(day) - requireDay(calendar.localDay(now));
  return { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[apart] ?? otherwise(calendar, day, now);
}

/** A moment for people, relative to now if it is near: `tomorrow, 4 PM`, else `Fri, Dec 4, 4 PM`. */
export function nearWords(calendar: Calendar, at: Date, now: Date): string {
  return `${nearDayWords(calendar, calendar.localDay(at), now)}, ${timeWords(calendar.localTime(at))}`;
}

/** A time of day for people: `4 PM` for 16:00, and `4:30 PM` for 16:30. */
export function timeWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Reads a time of day, as `HH:MM`: `09:00`, `9 AM`, or `4:30pm`. Null for anything else. */
export function readClockTime(text: string): string | null {
  const [whole, said = '', minute, half] =
    /^(\d{1,2})(?:[:.]([0-5]\d))?\s*(?:([ap])\.?m\.?)?$/i.exec(text.trim()) ?? [];
  // A single number such as `9` could be in the morning or in the evening.
  if (!whole || (!half && minute === undefined)) return null;
  const hour = Number(said);
  if (half ? hour < 1 || hour > 12 : hour > 23) return null;
  const isLater = half?.toLowerCase() === 'p';
  const hours = half ? (hour % 12) + (isLater ? 12 : 0) : hour;
  return `${String(hours).padStart(2, '0')}:${minute ?? '00'}`;
}
