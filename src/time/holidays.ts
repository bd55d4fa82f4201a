/** Reads the team's holidays from a setting such as `US-TX,2026-11-27`, and looks them up. */

import Holidays from 'date-holidays';
import dayjs from 'dayjs';
import utcPlugin from 'dayjs/plugin/utc.js';
import { dayMs, dayNumber, minuteMs } from './local-time.ts';

dayjs.extend(utcPlugin);

/** All public holidays of a country, state, or region, or a single day (`2026-11-27`). */
export type HolidayRule = { country: string; state?: string; region?: string } | { day: string };

/**
 * Reads `US`, `US-TX`, or `US,2026-11-27`. `none` or an empty text means no holidays. Throws an Error that names the
 * unknown country, state, region, or date.
 */
export function parseHolidays(text: string): HolidayRule[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.length === 1 && /^(none)?$/i.test(items[0]!)) return [];
  return items.map(parseHoliday);
}

function parseHoliday(item: string): HolidayRule {
  if (/^\d/.test(item)) {
    if (dayNumber(item) === null) throw new Error(`"${item}" is not a date. Write dates like "2026-11-27"`);
    return { day: item };
  }
  const known = new Holidays();
  const [countryName = '', stateName, regionName, ...more] = item.split('-');
  const country = keyOf(known.getCountries(), countryName);
  const example = 'Write country codes, states, and dates like "US,US-TX,2026-11-27", or "none"';
  if (country === undefined) throw new Error(`"${item}" is not a known country. ${example}`);
  if (stateName === undefined) return { country };
  const state = keyOf(known.getStates(country), stateName);
  if (state === undefined) throw new Error(`"${item}" is not a known state. ${example}`);
  if (regionName === undefined) return { country, state };
  const region = keyOf(known.getRegions(country, state), regionName);
  if (region === undefined || more.length > 0) {
    throw new Error(`"${item}" is not a known region. ${example}`);
  }
  return { country, state, region };
}

function keyOf(table: Record<string, unknown> | null | undefined, name: string): string | undefined {
  return Object.keys(table ?? {}).find((key) => key.toLowerCase() === name.toLowerCase());
}

export function createHolidayLookup(rules: HolidayRule[]): (day: number) => boolean {
  const days = new Set(rules.flatMap((rule) => ('day' in rule ? dayNumber(rule.day)! : [])));
  const sources = rules.flatMap((rule) => ('day' in rule ? [] : createHolidays(rule)));
  const years = new Set<number>();

  function load(year: number): void {
    // Outside these years, the dates of holidays that follow the moon or the sun are guesses, and slow to compute.
    if (years.has(year) || year < 1970 || year > 2200) return;
    years.add(year);
    for (const source of sources) {
      for (const { type, date, start, end } of source.getHolidays(year)) {
        if (type === 'public') for (const day of daysOf(date, end.getTime() - start.getTime())) days.add(day);
      }
    }
  }

  return (day) => {
    // A holiday near New Year's Day may be listed in the year before or after.
    for (const near of [day - 7, day, day + 7]) load(dayjs.utc(near * dayMs).year());
    return days.has(day);
  };
}

function createHolidays({ country, state, region }: Exclude<HolidayRule, { day: string }>): Holidays {
  if (state === undefined) return new Holidays(country);
  return region === undefined ? new Holidays(country, state) : new Holidays(country, state, region);
}

/**
 * Returns the days of a holiday. A day counts only if noon of that day is within the holiday, so a free evening or
 * afternoon doesn't count. `date` has an offset: `2026-03-20 00:00:00 -0600`.
 */
function daysOf(date: string, length: number): number[] {
  const [day = '', time = '00:00:00', shift = '+0000'] = date.split(' ');
  const sign = shift.startsWith('-') ? -1 : 1;
  const start = dayjs.utc(`${day}T${time}Z`).valueOf() + sign * Number(shift.slice(1, 3)) * 60 * minuteMs;
  const found: number[] = [];
  for (let noon = Math.floor(start / dayMs) * dayMs + dayMs / 2; noon < start + length; noon += dayMs) {
    if (noon > start) found.push(Math.floor(noon / dayMs));
  }
  return found;
}
