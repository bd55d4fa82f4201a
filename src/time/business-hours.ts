/** Reads the team's working hours from a setting such as `Mon-Fri 09:00-17:00`. */

import { minutesOf, weekdays } from './local-time.ts';

export interface BusinessHours {
  /** The weekdays when the team works. 0 is Sunday. */
  days: number[];
  /** `HH:MM`, in the team's zone. */
  opens: string;
  closes: string;
}

/**
 * Reads `Mon-Fri 09:00-17:00`. Days are ranges, which may cross the end of the week (`Sun-Thu`), or lists
 * (`Mon,Wed,Fri`). Throws an Error that says how to write working hours.
 */
export function parseBusinessHours(text: string): BusinessHours {
  const parts = /^(\S+)\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/.exec(
    text.trim().replace(/\s*,\s*/g, ','),
  );
  if (!parts)
    throw new Error(`"${text}" is not a valid schedule. Write days and hours like "Mon-Fri 09:00-17:00"`);
  const [, days = '', opens = '', closes = ''] = parts;
  for (const time of [opens, closes]) {
    if (minutesOf(time) === null) throw new Error(`"${time}" is not a time. Write hours like "09:00-17:00"`);
  }
  if (minutesOf(opens)! >= minutesOf(closes)!) {
    throw new Error(
      `"${opens}-${closes}" must end after it starts, on the same day. Write hours like "09:00-17:00"`,
    );
  }
  return { days: parseDays(days), opens: opens.padStart(5, '0'), closes: closes.padStart(5, '0') };
}

function parseDays(text: string): number[] {
  const found = new Set<number>();
  for (const item of text.split(',')) {
    const ends = item.split(/[-–]/).map((name) => weekdays.indexOf(name.toLowerCase()));
    const [first = -1, last = first] = ends;
    if (ends.length > 2 || first < 0 || last < 0) {
      throw new Error(
        `"${item}" is not a day or a range of days. Write "Mon-Fri", "Sun-Thu", or "Mon,Wed,Fri"`,
      );
    }
    for (let day = first; ; day = (day + 1) % 7) {
      found.add(day);
      if (day === last) break;
    }
  }
  return [...found].sort((a, b) => a - b);
}
