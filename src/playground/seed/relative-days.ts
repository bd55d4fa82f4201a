import type { Calendar } from '../../time/calendar.ts';
import { requireDay, toDay } from '../../time/local-time.ts';

/** Returns the business day, as `YYYY-MM-DD`, that is `offset` business days after today (before, if negative; never 0). */
export type RelativeDay = (offset: number) => string;

/** Skips weekends and holidays. */
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

/** The loop ends, because every calendar has at least one business day per week. */
function previousBusinessDay(calendar: Calendar, day: string): string {
  let before = day;
  do before = toDay(requireDay(before) - 1);
  while (!calendar.isBusinessDay(before));
  return before;
}
