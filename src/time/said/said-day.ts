import type { ParsedResult } from 'chrono-node';
import { dayMs, dayNumber, requireDay, toDay, weekdayName, weekdayOf } from '../local-time.ts';
import type { Doubt, Reference } from './said-date.ts';

/** A day, or null. If there is a `doubt`, the day is only a guess. */
interface Day {
  day: string | null;
  doubt: Doubt | null;
}

const noDay: Day = { day: null, doubt: null };

/** How far a day without a year may be in the wrong direction, in days. If it is further, it means another year. */
const reach = 60;

/** Reads the day that a text names. A weekday and a day without a year are relative to today. */
export function readDay({ start, text }: ParsedResult, reference: Reference): Day {
  const weekday = start.isCertain('weekday') ? start.get('weekday') : null;
  if (!start.isCertain('day')) return weekday === null ? noDay : dayOfWeekday(weekday, text, reference);
  if (isWholePeriod(text) || hasShortYear(text)) return noDay;
  const [month, date] = [start.get('month')!, start.get('day')!];
  const year = start.isCertain('year') ? start.get('year')! : nearestYear(month, date, reference);
  const day = [
    String(year).padStart(4, '0'),
    ...[month, date].map((part) => String(part).padStart(2, '0')),
  ].join('-');
  if (dayNumber(day) === null) return noDay;
  const said = /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*\b/i.exec(text)?.[1]?.toLowerCase();
  const actual = weekdayName(day);
  if (!said || actual.toLowerCase().startsWith(said)) return { day, doubt: null };
  return { day, doubt: { says: `That day is a ${actual}.`, meant: [day] } };
}

/** Whether a text names a whole week, month, or year. chrono-node takes one day of it. */
function isWholePeriod(text: string): boolean {
  return /\b(next|last|past|this) (week|month|quarter|year)\b/i.test(text);
}

/** Whether a text such as `dec 4 16` may end in a year of two digits. The number could also be a time or a count. */
function hasShortYear(text: string): boolean {
  return /[a-z]{3,}\.? \d{1,2}(st|nd|rd|th)?,? '?\d\d(?!\d|:|\.\d|\s*[ap]\.?m)/i.test(text);
}

/** The year of a day without a year: the nearest one, but rather in the direction in which the day must be. */
function nearestYear(month: number, date: number, { today, toward }: Reference): number {
  const distance = (year: number) => Date.UTC(year, month - 1, date) / dayMs - requireDay(today);
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year - 1]
    .filter((one) => distance(one) * toward >= -reach)
    .sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)))[0]!;
}

/** Returns the day of a weekday: `friday`, `this friday`, `next friday`, `last friday`, or `friday next week`. */
function dayOfWeekday(weekday: number, text: string, { today, toward }: Reference): Day {
  const now = requireDay(today);
  const here = weekdayOf(now);
  const name = weekdayName(toDay(now + weekday - here));
  const word = /\b(next|last|past)\b/i.exec(text)?.[1]?.toLowerCase();
  const sure = (day: number): Day => ({ day: toDay(day), doubt: null });
  const unsure = (says: string, ...days: number[]): Day => ({
    day: toDay(days[0]!),
    doubt: { says, meant: days.map(toDay) },
  });
  const backward = word === 'last' || word === 'past' || (!word && toward < 0);
  const sign = backward ? -1 : 1;
  // From 0, for today, to 6.
  const away = ((weekday - here) * sign + 7) % 7;
  const near = now + sign * away;
  if (!word) {
    if (away > 0 || /\bthis\b/i.test(text)) return sure(near);
    return unsure(`Today is ${name}.`, near, now + sign * 7);
  }
  if (away === 0) return sure(now + sign * 7);
  const which = `“${word} ${name}” could mean two days.`;
  return isSameWeek(now, near) ? unsure(which, near, near + sign * 7) : sure(near);
}

/** Whether two days are in the same week. For some people a week starts on Sunday, for others on Monday. */
function isSameWeek(one: number, other: number): boolean {
  const sunday = (day: number) => day - weekdayOf(day);
  const monday = (day: number) => day - ((weekdayOf(day) + 6) % 7);
  return sunday(one) === sunday(other) || monday(one) === monday(other);
}
