import type { Calendar } from '../../time/calendar.ts';
import { requireDay, toDay } from '../../time/local-time.ts';

/** A business day so many before (negative) or after today, as `YYYY-MM-DD`; 0 is none. */
export type RelativeDay = (offset: number) => string;

/** Weekends and holidays are stepped over. */
export function createRelativeDays(calendar: Calendar, now: Date): RelativeDay {
  const today = calendar.localDay(now);
  const before = [today];
  const after = [today];
  return (offset) => {
    const known = offset < 0 ? before : after;
    const next = offset < 0 ? previousBusinessDay : nextBusinessDay;
    while (known.length <= Math.abs(offset)) known.push(next(calendar, known.at(-1)!));
    return known[Math.abs(offset)]!;
  };
}

function nextBusinessDay(calendar: Calendar, day: string): string {
  return calendar.nextBusinessDay(day);
}

/** Ends, as the calendar's settings have at least one day of the week. */
function previousBusinessDay(calendar: Calendar, day: string): string {
  let before = day;
  do before = toDay(requireDay(before) - 1);
  while (!calendar.isBusinessDay(before));
  return before;
}
