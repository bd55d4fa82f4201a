import type { ParsedResult } from 'chrono-node';
import type { Doubt } from './said-date.ts';

interface Time {
  /** `HH:MM`. If there is a `doubt`, the time is only a guess. */
  time: string | null;
  /** Whether the text names only a part of the day. */
  isVague: boolean;
  /** `meant` has times, without a day. */
  doubt: Doubt | null;
}

/** Reads the time of day that a text names. An hour from 1 to 11 needs AM or PM, unless it is written as `09:30`. */
export function readTime({ start, text }: ParsedResult): Time {
  const namesPart = /\b(morning|afternoon|evening|night|tonight)\b/i.test(text);
  if (/\bmidnight\b/i.test(text)) {
    const says = 'Midnight could be the start or the end of that day.';
    return { time: '00:00', isVague: false, doubt: { says, meant: ['00:00', '23:59'] } };
  }
  if (!start.isCertain('hour')) return { time: null, isVague: namesPart, doubt: null };
  const [hour, minute] = [start.get('hour')!, start.get('minute') ?? 0];
  const time = clockTime(hour, minute);
  const isSure = start.isCertain('meridiem') || hour === 0 || hour >= 12 || namesPart;
  if (isSure || /\b0\d[:.]\d\d/.test(text)) return { time, isVague: false, doubt: null };
  const meant = [time, clockTime(hour + 12, minute)];
  return { time, isVague: false, doubt: { says: 'The time could be AM or PM.', meant } };
}

function clockTime(hour: number, minute: number): string {
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}
