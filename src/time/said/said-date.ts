import type { Calendar } from '../calendar.ts';
import { createRelativeDays } from '../relative-days.ts';

/** A day, a time, or both, as a text says it. */
export interface SaidDate {
  /** `YYYY-MM-DD`. Null if the text names only a time. */
  day: string | null;
  /** `HH:MM`. Null if the text names only a day. */
  time: string | null;
  /** The offset from UTC in minutes, if the text names a time zone. */
  offset: number | null;
  /** How far from now, in ms, if the text says it as in `2 hours ago`. */
  distance: number | null;
  /** Whether the text names a part of the day, such as the evening, but no time. */
  isVague: boolean;
  doubt: Doubt | null;
}

/** Why a text could mean several things. */
export interface Doubt {
  /** A sentence for the person who typed the text. */
  says: string;
  /** What the text could mean: ISO days, or days with a time. */
  meant: string[];
}

/** What a text such as `friday` is relative to. */
export interface Reference {
  /** Today, in the team's time zone. */
  today: string;
  /** Where to look for a day: later (1), earlier (-1), or both (0). */
  toward: Toward;
  /** Returns the day that is some business days after today. */
  businessDay(offset: number): string;
}

export type Toward = 1 | 0 | -1;

/** A text that says nothing. */
export const nothing: SaidDate = {
  day: null,
  time: null,
  offset: null,
  distance: null,
  isVague: false,
  doubt: null,
};

/** Creates the reference for the present time in the team's time zone. */
export function referenceOf(calendar: Calendar, now: Date, toward: Toward): Reference {
  return { today: calendar.localDay(now), toward, businessDay: createRelativeDays(calendar, now) };
}
