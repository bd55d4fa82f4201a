import type { Calendar } from '../time/calendar.ts';
import { dayMs, dayNumber } from '../time/local-time.ts';
import { type Field, invalid, wrong } from './field.ts';

/** How far away a date may be, in days. A date that is further away counts as a typing error. */
const furthest = 5 * 366;

interface Bounds {
  /** `future` refuses days before today, and `past` refuses days after today. */
  future?: boolean;
  past?: boolean;
  /** Says which days are accepted, if `future` is set. The default is `today or later`. */
  when?: string;
  example?: string;
}

/** A field for a day in the team's time zone: `2026-12-15`. */
export function dateField(
  name: string,
  label: string,
  { future = false, past = false, when = 'today or later', example = '{day+15}' }: Bounds,
): Field<string> {
  const accepted = future ? `, ${when}` : past ? ', today or earlier' : '';
  const field: Field<string> = {
    name,
    label,
    hint: `Enter a date as YYYY-MM-DD${accepted}.`,
    example,
    control: { kind: 'date' },
    read(raw, { calendar, now }) {
      const value = raw.trim();
      if (dayNumber(value) === null) return invalid(field, raw);
      refuseFar(field, value, calendar, now, future);
      if (past && value > calendar.localDay(now)) wrong(field, `\`${name}\` is in the future.`);
      return value;
    },
  };
  return field;
}

/**
 * A field for a date and time, in the team's time zone (`2026-12-15T18:00`) or with an offset (`2026-12-15T18:00Z`).
 */
export function momentField(
  name: string,
  label: string,
  { future = false, example = '{day+15}T18:00' }: Bounds,
): Field<Date> {
  const field: Field<Date> = {
    name,
    label,
    hint: `Enter a date and time as YYYY-MM-DDTHH:MM in the team's time zone${future ? ', not in the past' : ''}.`,
    example,
    control: { kind: 'moment' },
    read(raw, { calendar, now }) {
      const moment = readMoment(raw.trim(), calendar);
      if (!moment) return invalid(field, raw);
      refuseFar(field, calendar.localDay(moment), calendar, now, future);
      if (future && moment < now) return wrong(field, `\`${name}\` is in the past.`);
      return moment;
    },
  };
  return field;
}

/** A field for who signed off and when: `Ann Lee` if it was just now, `Ann Lee 2026-12-01T10:00` if it was earlier. */
export function signOffField(name: string, label: string): Field<{ by: string; at: Date }> {
  const field: Field<{ by: string; at: Date }> = {
    name,
    label,
    hint: "Enter the name of the customer's contact. If the customer signed off earlier, add the date and time as YYYY-MM-DDTHH:MM in the team's time zone.",
    example: '"Ann Lee"',
    control: { kind: 'text', max: 140 },
    read(raw, { calendar, now }) {
      const [, by = '', when] = /^(.*?)(?:[\s,]+(\d{4}-\S*))?$/s.exec(raw.replace(/\s+/g, ' ').trim()) ?? [];
      const moment = when ? readMoment(when, calendar) : now;
      if (!moment) return invalid(field, when ?? '');
      if (!/\p{L}{2}/u.test(by)) return wrong(field, `\`${name}\` needs a name.`);
      if (by.length > 120) return wrong(field, `The name in \`${name}\` has more than 120 characters.`);
      if (moment > now) return wrong(field, `\`${name}\` is in the future.`);
      return { by, at: moment };
    },
  };
  return field;
}

/** A field for the first and last day of a period: `2026-12-20..2027-01-03`. */
export function rangeField(name: string, label: string): Field<{ from: string; to: string }> {
  const field: Field<{ from: string; to: string }> = {
    name,
    label,
    hint: 'Enter the first and last day as YYYY-MM-DD..YYYY-MM-DD. The last day must be today or later.',
    example: '{day+15}..{day+25}',
    control: { kind: 'text', max: 30 },
    read(raw, { calendar, now }) {
      const [from = '', to = '', ...rest] = raw.trim().split('..');
      const areDays = dayNumber(from) !== null && dayNumber(to) !== null;
      if (!areDays || rest.length > 0 || from > to) return invalid(field, raw);
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
  if (future && day < calendar.localDay(now)) wrong(field, `\`${field.name}\` is in the past.`);
  const last = new Date(now.getTime() + furthest * dayMs);
  const first = new Date(now.getTime() - furthest * dayMs);
  if (day > calendar.localDay(last) || day < calendar.localDay(first))
    wrong(field, `\`${field.name}\` is more than five years away.`);
}
