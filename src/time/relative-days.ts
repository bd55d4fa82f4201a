import type { Calendar } from './calendar.ts';
import { requireDay, toDay } from './local-time.ts';

/**
 * Returns the day that is `offset` business days after today (before today if negative), as `YYYY-MM-DD`. 0 is today.
 */
export type RelativeDay = (offset: number) => string;

/** Counts business days from today. Skips weekends and holidays. */
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

/** Replaces placeholders such as `{day+15}` and `{day-3}` in a text with the days that they stand for. */
export function fillDays(text: string, relativeDay: RelativeDay): string {
  return text.replace(/\{day([+-]\d+)\}/g, (_, offset) => relativeDay(Number(offset)));
}

function nextBusinessDay(calendar: Calendar, day: string): string {
  return calendar.nextBusinessDay(day);
}

/** The loop ends, because every team works at least one day a week. */
function previousBusinessDay(calendar: Calendar, day: string): string {
  let before = day;
  do before = toDay(requireDay(before) - 1);
  while (!calendar.isBusinessDay(before));
  return before;
}
