/**
 * Reads days and times as people say them: `tomorrow 4pm`, `dec 15`, `in 3 days`. chrono-node finds the words. It also
 * guesses what they leave open, such as the year, or AM and PM. We decide that ourselves, or ask the person.
 */

import type { ParsedResult } from 'chrono-node';
import * as en from 'chrono-node/en';
import { dayNumber, minuteMs } from '../local-time.ts';
import { nothing, type Reference, type SaidDate } from './said-date.ts';
import { readDay } from './said-day.ts';
import { readTime } from './said-time.ts';

/** Reads a text that is only a day, a time, or both. Null for any other text. */
export function readSaidDate(raw: string, reference: Reference): SaidDate | null {
  const text = raw.trim().replace(/\s+/g, ' ').replace(/[,;]$/, '').replace(/^on /i, '');
  return readIso(text) ?? readDistance(text) ?? readWords(withBusinessDay(text, reference), reference);
}

/** Whether a text reads as a day. With `withTime`, also whether it reads as a time, or as a day with a time. */
export function looksLikeDate(text: string, { withTime }: { withTime: boolean }): boolean {
  // A leap year, so that February 29 looks like a date.
  const today = '2028-01-14';
  const said = readSaidDate(text, { today, toward: 1, businessDay: () => today });
  if (!said || withTime) return said !== null;
  return said.day !== null && said.time === null && !said.isVague;
}

/** Reads `2026-12-15`, `2026-12-15 18:00`, and `2026-12-15T18:00-06:00`. */
function readIso(text: string): SaidDate | null {
  const [, day, , time, , zone] =
    /^(\d{4}-\d\d-\d\d)((?:T|,? )(([01]\d|2[0-3]):[0-5]\d)(?::00(?:\.0+)?)? ?(Z|[+-]\d\d:\d\d)?)?$/i.exec(
      text,
    ) ?? [];
  if (!day || dayNumber(day) === null) return null;
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(zone ?? '') ?? [];
  const shift = Number(hours) * 60 + Number(minutes);
  // No time zone is further from UTC than 14 hours.
  if (shift > 14 * 60 || Number(minutes) > 59) return null;
  const offset = zone === undefined ? null : sign === '-' ? -shift : shift;
  return { ...nothing, day, time: time ?? null, offset };
}

/** Reads `now`, `in 2 hours`, and `30 minutes ago`. chrono-node would count in the time zone of the machine. */
function readDistance(text: string): SaidDate | null {
  if (/^(just |right )?now$/i.test(text)) return { ...nothing, distance: 0 };
  const [whole, ahead, count = '', unit = '', behind] =
    /^(in )?(an?|\d{1,3}) (minute|min|hour|hr)s?( ago| from now)?$/i.exec(text) ?? [];
  if (!whole || (ahead === undefined) === (behind === undefined)) return null;
  const minutes = (Number(count) || 1) * (/^h/i.test(unit) ? 60 : 1);
  return { ...nothing, distance: minutes * minuteMs * (behind?.trim().toLowerCase() === 'ago' ? -1 : 1) };
}

/** Replaces `in 3 business days` with the day. */
function withBusinessDay(text: string, { businessDay }: Reference): string {
  return text.replace(/\bin ([1-9]\d?|a|one) (?:business|working) days?\b/i, (_, count: string) =>
    businessDay(Number(count) || 1),
  );
}

function readWords(text: string, reference: Reference): SaidDate | null {
  const [year = 0, month = 0, date = 0] = reference.today.split('-').map(Number);
  // At noon, the machine's own time zone never changes its clocks.
  const found = en.casual.parse(text, new Date(year, month - 1, date, 12));
  const said = found.map((one) => readResult(one, reference)).filter((one) => one !== null);
  const rest = found.reduceRight(
    (left, one) => left.slice(0, one.index) + left.slice(one.index + one.text.length),
    text,
  );
  if (said.length < found.length || !/^[\s,()]*$/.test(rest)) return null;
  return said.reduce<SaidDate | null>((all, one) => (all ? together(all, one) : one), null);
}

/** Joins what a text says twice: `tomorrow, Tue, Dec 1, 4 PM`, or `3 days ago (Nov 20)`. Null if it differs. */
function together(one: SaidDate, other: SaidDate): SaidDate | null {
  if (one.day !== other.day || (one.time && other.time)) return null;
  return {
    ...one,
    time: one.time ?? other.time,
    offset: one.offset ?? other.offset,
    doubt: one.doubt ?? other.doubt,
  };
}

function readResult(found: ParsedResult, reference: Reference): SaidDate | null {
  if (found.end || found.tags().has('result/relativeDateAndTime')) return null;
  const { day, doubt: doubtfulDay } = readDay(found, reference);
  const { time, isVague, doubt: doubtfulTime } = readTime(found);
  if (!day && !time && !doubtfulDay) return null;
  const { start } = found;
  const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null;
  const doubt = doubtfulDay
    ? {
        ...doubtfulDay,
        meant: doubtfulDay.meant.map((one) => (time && !doubtfulTime ? `${one}T${time}` : one)),
      }
    : doubtfulTime && { ...doubtfulTime, meant: day ? doubtfulTime.meant.map((one) => `${day}T${one}`) : [] };
  return { ...nothing, day, time, isVague, offset, doubt };
}
