/** Reads the day or the moment that a person typed, or says why the text isn't one. */

import { Fault } from '../errors.ts';
import { dayWords, momentWords, timeWords } from '../time/date-words.ts';
import { dayMs, minuteMs } from '../time/local-time.ts';
import { readSaidDate } from '../time/said/read-said-date.ts';
import { referenceOf, type SaidDate } from '../time/said/said-date.ts';
import { isoMoment, momentsOf } from '../time/said/wall-time.ts';
import { invalid, type Named, type ReadContext, wrong } from './field.ts';

/** How far away a date may be, in days. A date that is further away counts as a typing error. */
const furthest = 5 * 366;

export interface Bounds {
  /** `future` refuses what is over, and `past` refuses what is still ahead. Today is neither. */
  future?: boolean;
  past?: boolean;
  /** With `future`, refuses today, too. */
  afterToday?: boolean;
  /** Reads a day without a year as the next such day. Unlike `future`, still accepts a past day with its year. */
  ahead?: boolean;
}

/** Reads a day: `friday`, `dec 15`, `2026-12-15`. Throws a `Fault` for anything else, and for a day out of bounds. */
export function readDay(field: Named, raw: string, context: ReadContext, bounds: Bounds): string {
  const said = readSaid(field, raw, context, bounds);
  if (said.day === null || said.time !== null || said.isVague)
    return wrong(field, `\`${field.name}\` is a day, without a time.`);
  const { day } = clear(field, raw, said, context, bounds);
  checkDay(field, day, context, bounds);
  return day;
}

/** Reads a day with a time. Throws a `Fault` for anything else, and for a moment out of bounds. */
export function readMoment(field: Named, raw: string, context: ReadContext, bounds: Bounds): Date {
  const { calendar, now } = context;
  const said = readSaid(field, raw, context, bounds);
  const at =
    said.distance === null
      ? momentOf(field, raw, said, context, bounds)
      : wholeMinute(now.getTime() + said.distance, bounds);
  const words = () => momentWords(calendar, at, now);
  if (bounds.future && at < now) wrong(field, `\`${field.name}\` is in the past: ${words()}.`);
  if (bounds.past && at > now) wrong(field, `\`${field.name}\` is in the future: ${words()}.`);
  checkDay(field, calendar.localDay(at), context, bounds);
  return at;
}

/** Rounds to a whole minute, but never out of bounds. */
function wholeMinute(at: number, { future }: Bounds): Date {
  return new Date((future ? Math.ceil : Math.floor)(at / minuteMs) * minuteMs);
}

function readSaid(
  field: Named,
  raw: string,
  { calendar, now }: ReadContext,
  { future, past, ahead }: Bounds,
): SaidDate {
  const toward = future || ahead ? 1 : past ? -1 : 0;
  const text = withoutZone(raw, calendar.timezone);
  return readSaidDate(text, referenceOf(calendar, now, toward)) ?? invalid(field, raw);
}

/** Removes the name of the team's time zone, which letters add: `6:00 PM Central Time`. */
function withoutZone(raw: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
  const text = raw.trim();
  return name && text.toLowerCase().endsWith(` ${name.toLowerCase()}`) ? text.slice(0, -name.length) : text;
}

function momentOf(field: Named, raw: string, said: SaidDate, context: ReadContext, bounds: Bounds): Date {
  const { calendar, now } = context;
  if (said.day === null) return wrong(field, `\`${field.name}\` needs a day, not only a time.`);
  if (said.time === null && !said.doubt)
    return wrong(
      field,
      `\`${field.name}\` needs a time: ${dayWords(calendar, said.day, now)} is only a day.`,
    );
  const { day, time } = clear(field, raw, said, context, bounds);
  if (time === null) return wrong(field, `\`${field.name}\` needs a time.`);
  if (said.offset !== null) return new Date(Date.parse(`${day}T${time}:00Z`) - said.offset * minuteMs);
  const [at, again] = momentsOf(calendar, day, time);
  if (!at) {
    throw new Fault(
      `${timeWords(time)} doesn't exist on ${dayWords(calendar, day, now)}, because clocks go forward then.`,
      { hint: 'Enter another time.', field: field.name },
    );
  }
  if (again) {
    const [first, second] = [at, again].map((one) => isoMoment(calendar, one)) as [string, string];
    throw new Fault(`${momentWords(calendar, at, now)} happens twice, because clocks go back then.`, {
      hint: `Enter ${first} for the time before that, or ${second} for the time after.`,
      field: field.name,
      choices: [
        { label: `${timeWords(time)}, before the shift`, value: first },
        { label: `${timeWords(time)}, after the shift`, value: second },
      ],
    });
  }
  return at;
}

/**
 * Returns the day and time that a text means. If the text could mean several, but only one is within bounds, returns
 * that one. Otherwise, throws a `Fault` with a choice for each.
 */
function clear(
  field: Named,
  raw: string,
  { day, time, doubt }: SaidDate,
  context: ReadContext,
  bounds: Bounds,
): { day: string; time: string | null } {
  if (!doubt) return { day: day!, time };
  const meant = doubt.meant.map((one) => split(one));
  const possible = meant.filter((one) => isWithin(one, context, bounds));
  const [only] = possible;
  if (only && possible.length === 1 && meant.length > 1) return only;
  const { calendar, now } = context;
  const choices = (possible.length > 0 ? possible : meant).map((one) => ({
    label: [dayWords(calendar, one.day, now), ...(one.time ? [timeWords(one.time)] : [])].join(', '),
    value: one.time ? `${one.day} ${one.time}` : one.day,
  }));
  const words = choices.map(({ label }) => label).join(' or ');
  throw new Fault(`${doubt.says} What does “${raw.trim()}” mean for \`${field.name}\`?`, {
    hint: words ? `Enter ${words}.` : field.hint,
    field: field.name,
    choices,
  });
}

function split(iso: string): { day: string; time: string | null } {
  const [day = '', time = null] = iso.split('T');
  return { day, time };
}

function isWithin(
  { day, time }: { day: string; time: string | null },
  { calendar, now }: ReadContext,
  { future, past, afterToday }: Bounds,
): boolean {
  const today = calendar.localDay(now);
  if (future && (day < today || (afterToday && day === today))) return false;
  if (past && day > today) return false;
  const at = time === null ? null : calendar.at(day, time);
  return !(at && ((future && at < now) || (past && at > now)));
}

function checkDay(field: Named, day: string, { calendar, now }: ReadContext, bounds: Bounds): void {
  const today = calendar.localDay(now);
  const words = () => dayWords(calendar, day, now);
  if (bounds.future && day < today) wrong(field, `\`${field.name}\` is in the past: ${words()}.`);
  if (bounds.afterToday && day === today) wrong(field, `\`${field.name}\` must be later than today.`);
  if (bounds.past && day > today) wrong(field, `\`${field.name}\` is in the future: ${words()}.`);
  const [first, last] = [-furthest, furthest].map((days) => new Date(now.getTime() + days * dayMs));
  if (day > calendar.localDay(last!) || day < calendar.localDay(first!))
    wrong(field, `\`${field.name}\` is more than five years away: ${words()}.`);
}
