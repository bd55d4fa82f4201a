import type { Calendar } from '../time/calendar.ts';
import { dayMs, dayNumber } from '../time/local-time.ts';
import { type Field, shorten, wrong } from './field.ts';

/** How far ahead a date may lie, in days: further is a slip of the finger. */
const furthest = 5 * 366;

interface Bounds {
  /** Whether a day before today is refused, or one after it. */
  future?: boolean;
  past?: boolean;
  /** The same in words, where that is not today or later. */
  when?: string;
  example?: string;
}

/** A day, `2026-12-15`, in the team's zone. */
export function dateField(
  name: string,
  label: string,
  { future = false, past = false, when = 'today or later', example = '{day+15}' }: Bounds,
): Field<string> {
  const field: Field<string> = {
    name,
    label,
    hint: `A day as YYYY-MM-DD${future ? `, ${when}` : past ? ', today or before' : ''}.`,
    example,
    input: { kind: 'date' },
    read(raw, { calendar, now }) {
      const value = raw.trim();
      if (dayNumber(value) === null) return wrong(field, `\`${name}\` cannot be “${shorten(raw)}”.`);
      refuseFar(field, value, calendar, now, future);
      if (past && value > calendar.localDay(now)) wrong(field, `\`${name}\` lies in the future.`);
      return value;
    },
  };
  return field;
}

/** A moment, `2026-12-15T18:00` in the team's zone, or with an offset of its own (`2026-12-15T18:00Z`). */
export function momentField(
  name: string,
  label: string,
  { future = false, example = '{day+15}T18:00' }: Bounds,
): Field<Date> {
  const field: Field<Date> = {
    name,
    label,
    hint: `A day and hour as YYYY-MM-DDTHH:MM in the team's zone${future ? ', not in the past' : ''}.`,
    example,
    input: { kind: 'moment' },
    read(raw, { calendar, now }) {
      const moment = readMoment(raw.trim(), calendar);
      if (!moment) return wrong(field, `\`${name}\` cannot be “${shorten(raw)}”.`);
      refuseFar(field, calendar.localDay(moment), calendar, now, future);
      if (future && moment < now) return wrong(field, `\`${name}\` lies in the past.`);
      return moment;
    },
  };
  return field;
}

/** Who signed off and when: `Ann Lee` just now, `Ann Lee 2026-12-01T10:00` then. */
export function signOffField(name: string, label: string): Field<{ by: string; at: Date }> {
  const field: Field<{ by: string; at: Date }> = {
    name,
    label,
    hint: 'The name of the person at the customer; after it the day and hour, YYYY-MM-DDTHH:MM, if that was not just now.',
    example: '"Ann Lee"',
    input: { kind: 'text', max: 140 },
    read(raw, { calendar, now }) {
      const [, by = '', when] = /^(.*?)(?:[\s,]+(\d{4}-\S*))?$/s.exec(raw.replace(/\s+/g, ' ').trim()) ?? [];
      const moment = when ? readMoment(when, calendar) : now;
      if (!moment) return wrong(field, `\`${name}\` cannot be of “${shorten(when ?? '')}”.`);
      if (!/\p{L}{2}/u.test(by)) return wrong(field, `\`${name}\` names nobody.`);
      if (by.length > 120) return wrong(field, `\`${name}\` has more than 120 characters.`);
      if (moment > now) return wrong(field, `\`${name}\` lies in the future.`);
      return { by, at: moment };
    },
  };
  return field;
}

/** A stretch of days, `2026-12-20..2027-01-03`, both included. */
export function rangeField(name: string, label: string): Field<{ from: string; to: string }> {
  const field: Field<{ from: string; to: string }> = {
    name,
    label,
    hint: 'Two days as YYYY-MM-DD..YYYY-MM-DD, the first not after the second, the second not in the past.',
    example: '{day+15}..{day+25}',
    input: { kind: 'text', max: 30 },
    read(raw, { calendar, now }) {
      const [from, to, ...rest] = raw.trim().split('..');
      if (
        !from ||
        !to ||
        rest.length > 0 ||
        dayNumber(from) === null ||
        dayNumber(to) === null ||
        from > to
      ) {
        return wrong(field, `\`${name}\` cannot be “${shorten(raw)}”.`);
      }
      refuseFar(field, to, calendar, now, true);
      return { from, to };
    },
  };
  return field;
}

function readMoment(value: string, calendar: Calendar): Date | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(([01]\d|2[0-3]):[0-5]\d)(Z|[+-]\d{2}:\d{2})?$/i.exec(value);
  if (!parts?.[1] || !parts[2] || dayNumber(parts[1]) === null) return null;
  if (!parts[4]) return calendar.at(parts[1], parts[2]);
  const moment = new Date(`${parts[1]}T${parts[2]}:00${parts[4].toUpperCase()}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

function refuseFar(field: Field<unknown>, day: string, calendar: Calendar, now: Date, future: boolean): void {
  if (future && day < calendar.localDay(now)) wrong(field, `\`${field.name}\` lies in the past.`);
  const last = new Date(now.getTime() + furthest * dayMs);
  const first = new Date(now.getTime() - furthest * dayMs);
  if (day > calendar.localDay(last) || day < calendar.localDay(first))
    wrong(field, `\`${field.name}\` is more than five years away.`);
}
