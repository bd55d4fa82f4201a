import { type Card, type Moment, namesYear } from '../../card.ts';
import { weekdayMonthDay } from '../../time/date-words.ts';
import { createLocalTime, toDay } from '../../time/local-time.ts';

/**
 * Adds the day in words to each date of a card, because every day that Teams itself writes has a year. A date stays as it
 * is if its day isn't the same in all of the readers' time zones, or if its words have a year.
 */
export function withShortDates(card: Card, zones: string[]): Card {
  return JSON.parse(JSON.stringify(card), (_name, part: unknown) =>
    isMoment(part) ? shorten(part, zones) : part,
  );
}

function isMoment(part: unknown): part is Moment {
  return typeof part === 'object' && part !== null && 'moment' in part && 'words' in part;
}

function shorten(date: Moment, zones: string[]): Moment {
  if (date.day || namesYear(date)) return date;
  const at = Date.parse(date.moment);
  const days = new Set(zones.map((zone) => dayIn(zone, at)).filter((day) => day !== null));
  const [day] = days;
  return day && days.size === 1 ? { ...date, day: weekdayMonthDay(day) } : date;
}

const localTimes = new Map<string, ReturnType<typeof createLocalTime> | null>();

/** The day of a moment as `YYYY-MM-DD`. Null if Teams named a zone that doesn't exist. */
function dayIn(zone: string, at: number): string | null {
  if (!localTimes.has(zone)) localTimes.set(zone, localTimeIn(zone));
  const local = localTimes.get(zone);
  return local ? toDay(local.dayAt(at)) : null;
}

function localTimeIn(zone: string): ReturnType<typeof createLocalTime> | null {
  try {
    return createLocalTime(zone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
