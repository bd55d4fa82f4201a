/** The hours of the week in which the team works, as the environment has them: `Mon-Fri 09:00-17:00`. */

import { minutesOf, weekdays } from './local-time.ts';

export interface BusinessHours {
  /** 0 is Sunday. */
  days: number[];
  /** `HH:MM`, in the team's zone. */
  opens: string;
  closes: string;
}

/**
 * Reads `Mon-Fri 09:00-17:00`; days are ranges, which may pass the week's end (`Sun-Thu`), or lists (`Mon,Wed,Fri`).
 * Throws an Error that says what would be right.
 */
export function parseBusinessHours(text: string): BusinessHours {
  const parts = /^(\S+)\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/.exec(
    text.trim().replace(/\s*,\s*/g, ','),
  );
  if (!parts)
    throw new Error(`"${text}" is not business hours: write days and hours like "Mon-Fri 09:00-17:00"`);
  const [, days = '', opens = '', closes = ''] = parts;
  for (const time of [opens, closes]) {
    if (minutesOf(time) === null) throw new Error(`"${time}" is not a time: write hours like "09:00-17:00"`);
  }
  if (minutesOf(opens)! >= minutesOf(closes)!) {
    throw new Error(
      `"${opens}-${closes}" ends before it begins: business hours lie within one day, like "09:00-17:00"`,
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
      throw new Error(`"${item}" is not a day or range of days: write "Mon-Fri", "Sun-Thu" or "Mon,Wed,Fri"`);
    }
    for (let day = first; ; day = (day + 1) % 7) {
      found.add(day);
      if (day === last) break;
    }
  }
  return [...found].sort((a, b) => a - b);
}
