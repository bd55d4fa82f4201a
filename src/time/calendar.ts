/**
 * The team's business time: which hours count, and how many hours are between two moments. docs/business-time.md,
 * "Clock changes", says why we do not use a library for this.
 */

import type { BusinessHours } from './business-hours.ts';
import { createHolidayLookup, type HolidayRule } from './holidays.ts';
import { createLocalTime, dayMs, minuteMs, minutesOf, requireDay, toDay, weekdayOf } from './local-time.ts';

export interface CalendarSettings {
  timezone: string;
  hours: BusinessHours;
  holidays: HolidayRule[];
}

/**
 * A calendar in the team's time zone. Business time is in ms, and days are `YYYY-MM-DD`. An invalid day or time throws
 * a RangeError. Business time is counted for at most ten years, so that a mistyped year such as 9999 doesn't take
 * long.
 */
export interface Calendar {
  timezone: string;
  /** The length of a business day, in ms. */
  dayLength: number;
  isBusinessDay(day: string): boolean;
  isHoliday(day: string): boolean;
  localDay(at: Date): string;
  /** Returns the team's local time as `HH:MM`. */
  localTime(at: Date): string;
  /**
   * Converts a local time to a moment. If clocks go back and the time occurs twice, returns the first moment. If clocks
   * go forward and skip the time, returns the end of the gap.
   */
  at(day: string, time: string): Date;
  /** Returns the business time between two moments, in ms. Returns 0 if `to` is not later than `from`. */
  between(from: Date, to: Date): number;
  /** Returns the first moment when `businessMs` have passed since `from`. */
  add(from: Date, businessMs: number): Date;
  /** Returns the last moment when `businessMs` are still left until `to`. */
  subtract(to: Date, businessMs: number): Date;
  nextBusinessDay(after: string): string;
  /** Returns when the working hours of a day start, even if the day is a day off. */
  opensOn(day: string): Date;
  /** Returns the first start of a business day that isn't earlier than `from`. */
  nextOpening(from: Date): Date;
  /** Whether a moment is in business hours. */
  isOpen(at: Date): boolean;
  /**
   * Returns a calendar with the same hours and days off in another time zone. A zone that is null or unknown means this
   * calendar's.
   *
   * @param opens `HH:MM`, for someone whose day starts at another time. If that is after hours, the day ends at midnight
   */
  inZone(timezone: string | null, opens?: string | null): Calendar;
}

const reachDays = 3653;

/** Creates a team's calendar. It caches each day, because the same days are looked up all the time. */
export function createCalendar(settings: CalendarSettings): Calendar {
  const { timezone, hours } = settings;
  const opensAt = minutesOf(hours.opens)! * minuteMs;
  const closesAt = minutesOf(hours.closes)! * minuteMs;
  const local = createLocalTime(timezone);
  const isHoliday = createHolidayLookup(settings.holidays);
  const windows = new Map<number, { opens: number; closes: number } | null>();
  const elsewhere = new Map<string, Calendar>();

  function isBusinessDay(day: number): boolean {
    return hours.days.includes(weekdayOf(day)) && !isHoliday(day);
  }

  function windowOf(day: number): { opens: number; closes: number } | null {
    let window = windows.get(day);
    if (window === undefined) {
      window = isBusinessDay(day)
        ? { opens: opensOn(day), closes: local.momentOf(day * dayMs + closesAt) }
        : null;
      windows.set(day, window);
    }
    return window;
  }

  function between(from: number, to: number): number {
    if (to <= from) return 0;
    const first = local.dayAt(from);
    const last = Math.min(local.dayAt(to), first + reachDays);
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
    const first = local.dayAt(from);
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
    const last = local.dayAt(to);
    for (let day = last; day >= last - reachDays; day--) {
      const window = windowOf(day);
      const free = window ? Math.min(to, window.closes) - window.opens : 0;
      if (window && free >= left) return window.opens + free - left;
      left -= Math.max(0, free);
    }
    return to - reachDays * dayMs;
  }

  function nextBusinessDay(after: number): string {
    for (let day = after + 1; day <= after + reachDays; day++) {
      if (isBusinessDay(day)) return toDay(day);
    }
    throw new RangeError(`no business day within ten years of ${toDay(after)}`);
  }

  function opensOn(day: number): number {
    return local.momentOf(day * dayMs + opensAt);
  }

  function nextOpening(from: number): number {
    const today = local.dayAt(from);
    const opens = opensOn(today);
    return isBusinessDay(today) && opens >= from ? opens : opensOn(requireDay(nextBusinessDay(today)));
  }

  function createFor(zone: string, opens: string): Calendar {
    const closes = minutesOf(opens)! < minutesOf(hours.closes)! ? hours.closes : '24:00';
    const own = { ...settings, hours: { ...hours, opens, closes } };
    try {
      return createCalendar({ ...own, timezone: zone });
    } catch (error) {
      if (error instanceof RangeError) return zone === timezone ? calendar : inZone(null, opens);
      throw error;
    }
  }

  function inZone(zone: string | null, opens?: string | null): Calendar {
    const [where, from] = [zone ?? timezone, opens ?? hours.opens];
    if (where === timezone && from === hours.opens) return calendar;
    const key = `${where} ${from}`;
    const found = elsewhere.get(key) ?? createFor(where, from);
    elsewhere.set(key, found);
    return found;
  }

  const calendar: Calendar = {
    timezone,
    dayLength: closesAt - opensAt,
    isBusinessDay: (day) => isBusinessDay(requireDay(day)),
    isHoliday: (day) => isHoliday(requireDay(day)),
    localDay: (at) => toDay(local.dayAt(at.getTime())),
    localTime: (at) => local.timeAt(at.getTime()),
    at(day, time) {
      const minutes = minutesOf(time);
      if (minutes === null) throw new RangeError(`"${time}" is not a valid time. Write times like 09:00`);
      return new Date(local.momentOf(requireDay(day) * dayMs + minutes * minuteMs));
    },
    between: (from, to) => between(from.getTime(), to.getTime()),
    add: (from, businessMs) => new Date(add(from.getTime(), businessMs)),
    subtract: (to, businessMs) => new Date(subtract(to.getTime(), businessMs)),
    nextBusinessDay: (after) => nextBusinessDay(requireDay(after)),
    opensOn: (day) => new Date(opensOn(requireDay(day))),
    nextOpening: (from) => new Date(nextOpening(from.getTime())),
    isOpen: (at) => between(at.getTime(), at.getTime() + 1) > 0,
    inZone,
  };
  return calendar;
}
