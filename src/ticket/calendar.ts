/**
 * The team's business time (domain.md 11): which hours of which days count, and how many lie between two moments.
 * `dayjs-business-time` gives the same figures, but its `add` never returns, or is an hour off, where the clocks change
 * in the team's zone and not in the server's; so the arithmetic is ours, on dayjs and its zones.
 */

import Holidays from 'date-holidays';
import dayjs from 'dayjs';
import timezonePlugin from 'dayjs/plugin/timezone.js';
import utcPlugin from 'dayjs/plugin/utc.js';

dayjs.extend(utcPlugin);
dayjs.extend(timezonePlugin);

export interface BusinessHours {
  /** 0 is Sunday. */
  days: number[];
  /** `HH:MM`, in the team's zone. */
  opens: string;
  closes: string;
}

/** The public holidays of a country, state or region, or one day (`2026-11-27`). */
export type HolidayRule = { country: string; state?: string; region?: string } | { day: string };

export interface CalendarSettings {
  timezone: string;
  hours: BusinessHours;
  holidays: HolidayRule[];
}

/**
 * Business time in ms, days as `YYYY-MM-DD`, all in the team's zone. A day or time that is none throws a RangeError.
 * Business time is counted for ten years at most, so that a slip of the pen (the year 9999) costs no time.
 */
export interface Calendar {
  timezone: string;
  /** ms of one business day. */
  dayLength: number;
  isBusinessDay(day: string): boolean;
  localDay(at: Date): string;
  /** `HH:MM` */
  localTime(at: Date): string;
  /** The moment of a local time: the first of two where clocks go back, the end of the gap where they go forward. */
  at(day: string, time: string): Date;
  /** Business ms from one moment to another, 0 when `to` is not later. */
  between(from: Date, to: Date): number;
  /** The first moment at which that much business time has passed since `from`. */
  add(from: Date, businessMs: number): Date;
  /** The last moment from which that much business time passes until `to`. */
  subtract(to: Date, businessMs: number): Date;
  nextBusinessDay(after: string): string;
  previousBusinessDay(before: string): string;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const reachDays = 3653;
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

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
    const ends = item.split(/[-–]/).map((name) => dayNames.indexOf(name.toLowerCase()));
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

/**
 * Reads `US`, `US-TX`, `US,2026-11-27`; `none` or nothing is no holidays at all.
 * Throws an Error that names the country, state, region or date that does not exist.
 */
export function parseHolidays(text: string): HolidayRule[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.length === 1 && /^(none)?$/i.test(items[0]!)) return [];
  return items.map(parseHoliday);
}

function parseHoliday(item: string): HolidayRule {
  if (/^\d/.test(item)) {
    if (dayNumber(item) === null) throw new Error(`"${item}" is not a date: write it like "2026-11-27"`);
    return { day: item };
  }
  const known = new Holidays();
  const [countryName = '', stateName, regionName, ...more] = item.split('-');
  const country = keyOf(known.getCountries(), countryName);
  const example = 'write country codes, states and dates like "US,US-TX,2026-11-27", or "none"';
  if (country === undefined)
    throw new Error(`"${item}" is not a country whose holidays are known: ${example}`);
  if (stateName === undefined) return { country };
  const state = keyOf(known.getStates(country), stateName);
  if (state === undefined) throw new Error(`"${item}" is not a state whose holidays are known: ${example}`);
  if (regionName === undefined) return { country, state };
  const region = keyOf(known.getRegions(country, state), regionName);
  if (region === undefined || more.length > 0) {
    throw new Error(`"${item}" is not a region whose holidays are known: ${example}`);
  }
  return { country, state, region };
}

function keyOf(table: Record<string, unknown> | null | undefined, name: string): string | undefined {
  return Object.keys(table ?? {}).find((key) => key.toLowerCase() === name.toLowerCase());
}

/** The calendar of a team. What it computes it remembers: days are looked up again and again. */
export function createCalendar(settings: CalendarSettings): Calendar {
  const { timezone, hours } = settings;
  const opensAt = minutesOf(hours.opens)! * minuteMs;
  const closesAt = minutesOf(hours.closes)! * minuteMs;
  const offsetAt = createOffsets(timezone);
  const isHoliday = createHolidayLookup(settings.holidays);
  const windows = new Map<number, { opens: number; closes: number } | null>();

  function localDayNumber(at: number): number {
    return Math.floor((at + offsetAt(at)) / dayMs);
  }

  function isBusinessDay(day: number): boolean {
    return hours.days.includes(dayjs.utc(day * dayMs).day()) && !isHoliday(day);
  }

  function moment(wall: number): number {
    const before = offsetAt(wall - dayMs);
    const after = offsetAt(wall + dayMs);
    for (const offset of [before, after]) if (offsetAt(wall - offset) === offset) return wall - offset;
    // In the gap: look for the moment at which the clocks changed.
    let early = wall - after;
    let late = wall - before;
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (offsetAt(middle) === before) early = middle;
      else late = middle;
    }
    return late;
  }

  function windowOf(day: number): { opens: number; closes: number } | null {
    let window = windows.get(day);
    if (window === undefined) {
      window = isBusinessDay(day)
        ? { opens: moment(day * dayMs + opensAt), closes: moment(day * dayMs + closesAt) }
        : null;
      windows.set(day, window);
    }
    return window;
  }

  function between(from: number, to: number): number {
    if (to <= from) return 0;
    const first = localDayNumber(from);
    const last = Math.min(localDayNumber(to), first + reachDays);
    let total = 0;
    for (let day = first; day <= last; day++) {
      const window = windowOf(day);
      if (window) total += Math.max(0, Math.min(to, window.closes) - Math.max(from, window.opens));
    }
    return total;
  }

  function add(from: number, businessMs: number): number {
    if (businessMs < 0) return subtract(from, -businessMs);
    if (businessMs === 0) return from;
    let left = businessMs;
    const first = localDayNumber(from);
    for (let day = first; day <= first + reachDays; day++) {
      const window = windowOf(day);
      const free = window ? window.closes - Math.max(from, window.opens) : 0;
      if (window && free >= left) return window.closes - free + left;
      left -= Math.max(0, free);
    }
    return from + reachDays * dayMs;
  }

  function subtract(to: number, businessMs: number): number {
    if (businessMs < 0) return add(to, -businessMs);
    if (businessMs === 0) return to;
    let left = businessMs;
    const last = localDayNumber(to);
    for (let day = last; day >= last - reachDays; day--) {
      const window = windowOf(day);
      const free = window ? Math.min(to, window.closes) - window.opens : 0;
      if (window && free >= left) return window.opens + free - left;
      left -= Math.max(0, free);
    }
    return to - reachDays * dayMs;
  }

  function neighbour(day: number, step: 1 | -1): string {
    for (let next = day + step; Math.abs(next - day) <= reachDays; next += step) {
      if (isBusinessDay(next)) return toDay(next);
    }
    throw new RangeError(`no business day within ten years of ${toDay(day)}`);
  }

  return {
    timezone,
    dayLength: closesAt - opensAt,
    isBusinessDay: (day) => isBusinessDay(requireDay(day)),
    localDay: (at) => toDay(localDayNumber(at.getTime())),
    localTime: (at) => dayjs.utc(at.getTime() + offsetAt(at.getTime())).format('HH:mm'),
    at(day, time) {
      const minutes = minutesOf(time);
      if (minutes === null) throw new RangeError(`"${time}" is not a time like 09:00`);
      return new Date(moment(requireDay(day) * dayMs + minutes * minuteMs));
    },
    between: (from, to) => between(from.getTime(), to.getTime()),
    add: (from, businessMs) => new Date(add(from.getTime(), businessMs)),
    subtract: (to, businessMs) => new Date(subtract(to.getTime(), businessMs)),
    nextBusinessDay: (after) => neighbour(requireDay(after), 1),
    previousBusinessDay: (before) => neighbour(requireDay(before), -1),
  };
}

/**
 * The zone's offset from UTC at a moment, in ms. dayjs takes 0.1 ms for one, so it is asked once a week,
 * and for each moment only in a week whose two ends differ: no zone leaves an offset and is back within a week.
 */
function createOffsets(timezone: string): (at: number) => number {
  const weeks = new Map<number, number>();

  function ask(at: number): number {
    const offset = dayjs(at).tz(timezone).utcOffset() * minuteMs;
    if (!Number.isFinite(offset)) throw new RangeError('not a moment');
    return offset;
  }

  function atWeek(week: number): number {
    const known = weeks.get(week) ?? ask(week * weekMs);
    weeks.set(week, known);
    return known;
  }

  ask(0); // an unknown zone is told here, not at the first ticket
  return (at) => {
    const week = Math.floor(at / weekMs);
    const offset = atWeek(week);
    return offset === atWeek(week + 1) ? offset : ask(at);
  };
}

function createHolidayLookup(rules: HolidayRule[]): (day: number) => boolean {
  const days = new Set(rules.flatMap((rule) => ('day' in rule ? dayNumber(rule.day)! : [])));
  const sources = rules.flatMap((rule) => ('day' in rule ? [] : createHolidays(rule)));
  const years = new Set<number>();

  function load(year: number): void {
    if (years.has(year)) return;
    years.add(year);
    for (const source of sources) {
      for (const { type, date, start, end } of source.getHolidays(year)) {
        if (type === 'public') for (const day of daysOf(date, end.getTime() - start.getTime())) days.add(day);
      }
    }
  }

  return (day) => {
    const year = dayjs.utc(day * dayMs).year();
    // Beyond these the rules of moon and sun are guesses that take long.
    if (year >= 1970 && year <= 2200) for (const near of [year - 1, year, year + 1]) load(near);
    return days.has(day);
  };
}

function createHolidays({ country, state, region }: Exclude<HolidayRule, { day: string }>): Holidays {
  if (state === undefined) return new Holidays(country);
  return region === undefined ? new Holidays(country, state) : new Holidays(country, state, region);
}

/**
 * The days that a holiday takes: those whose noon lies inside it, so neither the evening before nor a free afternoon.
 * `date` is local, `2026-03-20 00:00:00 -0600` begins six hours earlier.
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

/** Days since 1970-01-01, or null when there is no such day. */
function dayNumber(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const parsed = dayjs.utc(day);
  return parsed.format('YYYY-MM-DD') === day ? parsed.valueOf() / dayMs : null;
}

function requireDay(day: string): number {
  const number = dayNumber(day);
  if (number === null) throw new RangeError(`"${day}" is not a day like 2026-11-27`);
  return number;
}

function toDay(number: number): string {
  return dayjs.utc(number * dayMs).format('YYYY-MM-DD');
}

/** Minutes since midnight of `HH:MM` (`24:00` is the day's end), or null. */
function minutesOf(time: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= 1440 && Number(minute) < 60 ? minutes : null;
}
