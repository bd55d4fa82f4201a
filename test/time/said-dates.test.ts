import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLetterDates } from '../../src/commands/drafts/letter-dates.ts';
import { dateField, momentField, rangeField, signOffField } from '../../src/input/date-fields.ts';
import type { Field } from '../../src/input/field.ts';
import { parseBusinessHours } from '../../src/time/business-hours.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { dayWords, momentWords, monthDay } from '../../src/time/date-words.ts';
import { isoMoment, momentsOf } from '../../src/time/said/wall-time.ts';
import { readingAt } from '../support/calendar.ts';

// It is 9:30 AM on Tuesday, November 24, 2026, in Chicago.
const context = readingAt();

const day = dateField('target', 'Target date', { future: true });
const pastDay = dateField('licensed', 'First license', { past: true });
const time = momentField('cutover', 'Cutover', { future: true });
const pastTime = momentField('called', 'Called', { past: true });
const period = rangeField('unavailable', 'Customer unavailable');
const signOff = signOffField('sign-off', 'Signed off by');

/** Reads a text, and says how it was understood. */
function understand(field: Field<never>, text: string): string {
  return field.understood!(field.read(text, context), context);
}

/** Returns the fault of a text, with the values that it offers. */
function faultOf(field: Field<never>, text: string): string {
  try {
    return `understood as ${understand(field, text)}`;
  } catch (error) {
    const { message, choices } = error as { message: string; choices: { value: string }[] };
    return [message, ...choices.map(({ value }) => value)].join(' | ');
  }
}

test.each([
  ['tomorrow', 'Wed, Nov 25'],
  ['today', 'Tue, Nov 24'],
  ['friday', 'Fri, Nov 27'],
  ['Fri', 'Fri, Nov 27'],
  ['next tuesday', 'Tue, Dec 1'],
  ['monday next week', 'Mon, Nov 30'],
  ['dec 15', 'Tue, Dec 15'],
  ['Tue, Dec 15', 'Tue, Dec 15'],
  ['December 15th', 'Tue, Dec 15'],
  ['12/15', 'Tue, Dec 15'],
  ['jan 8', 'Fri, Jan 8'],
  ['jan 8, 2027', 'Fri, Jan 8'],
  ['in 3 days', 'Fri, Nov 27'],
  ['2 days from now', 'Thu, Nov 26'],
  ['in 3 business days', 'Fri, Nov 27'],
  ['in 2 weeks', 'Tue, Dec 8'],
  ['2026-12-15', 'Tue, Dec 15'],
])('understands the day “%s” as %s', (text, words) =>
  expect(understand(day as Field<never>, text)).toBe(words),
);

test.each([
  ['yesterday', 'Mon, Nov 23'],
  ['friday', 'Fri, Nov 20'],
  ['last friday', 'Fri, Nov 20'],
  ['3 days ago', 'Sat, Nov 21'],
  ['4 days ago (Nov 20)', 'Fri, Nov 20'],
  ['nov 20', 'Fri, Nov 20'],
])('where only the past counts, understands “%s” as %s', (text, words) =>
  expect(understand(pastDay as Field<never>, text)).toBe(words),
);

test.each([
  ['tomorrow 4pm', 'Wed, Nov 25, 4 PM'],
  ['tomorrow at 4:30 PM', 'Wed, Nov 25, 4:30 PM'],
  ['4pm tomorrow', 'Wed, Nov 25, 4 PM'],
  ['friday 16:00', 'Fri, Nov 27, 4 PM'],
  ['Tue, Dec 15, 6 PM', 'Tue, Dec 15, 6 PM'],
  ['tomorrow, Wed, Nov 25, 4 PM', 'Wed, Nov 25, 4 PM'],
  ['in 3 days at noon', 'Fri, Nov 27, 12 PM'],
  ['in 2 hours', 'Tue, Nov 24, 11:30 AM'],
  ['dec 15 at 09:00', 'Tue, Dec 15, 9 AM'],
  ['dec 15 6pm EST', 'Tue, Dec 15, 5 PM'],
  ['2026-12-15 18:00', 'Tue, Dec 15, 6 PM'],
  ['2026-12-15T18:00Z', 'Tue, Dec 15, 12 PM'],
  ['2026-12-15T18:00-05:00', 'Tue, Dec 15, 5 PM'],
])("understands the time “%s” as %s in the team's time zone", (text, words) =>
  expect(understand(time as Field<never>, text)).toBe(words),
);

test.each([
  ['dec 20 to jan 3', 'Sun, Dec 20 to Sun, Jan 3'],
  ['2026-12-20..2027-01-03', 'Sun, Dec 20 to Sun, Jan 3'],
  ['tomorrow to friday', 'Wed, Nov 25 to Fri, Nov 27'],
  ['dec 20', 'Sun, Dec 20 to Sun, Dec 20'],
])('understands the period “%s” as %s', (text, words) =>
  expect(understand(period as Field<never>, text)).toBe(words),
);

test.each([
  ['Ann Lee', 'Ann Lee, Tue, Nov 24, 9:30 AM'],
  ['Ann Lee, yesterday 4pm', 'Ann Lee, Mon, Nov 23, 4 PM'],
  ['Ann Lee an hour ago', 'Ann Lee, Tue, Nov 24, 8:30 AM'],
  ['June Carter', 'June Carter, Tue, Nov 24, 9:30 AM'],
  ['Sunday Okoro yesterday 4pm', 'Sunday Okoro, Mon, Nov 23, 4 PM'],
])('understands the sign-off “%s” as %s', (text, words) =>
  expect(understand(signOff as Field<never>, text)).toBe(words),
);

describe('asks which day or time is meant', () => {
  test.each([
    [day, 'tuesday', 'Today is Tuesday. What does “tuesday” mean for `target`? | 2026-11-24 | 2026-12-01'],
    [
      day,
      'next friday',
      '“next Friday” could mean two days. What does “next friday” mean for `target`? | 2026-11-27 | 2026-12-04',
    ],
    [day, 'Mon, Dec 15', 'That day is a Tuesday. What does “Mon, Dec 15” mean for `target`? | 2026-12-15'],
    [
      time,
      'dec 15 at 9',
      'The time could be AM or PM. What does “dec 15 at 9” mean for `cutover`? | 2026-12-15 09:00 | 2026-12-15 21:00',
    ],
    [
      time,
      'dec 15 midnight',
      'Midnight could be the start or the end of that day. What does “dec 15 midnight” mean for `cutover`? | 2026-12-15 00:00 | 2026-12-15 23:59',
    ],
    [
      time,
      'nov 7 2027 1:30am',
      'Sun, Nov 7, 2027, 1:30 AM happens twice, because clocks go back then. | 2027-11-07T01:30-05:00 | 2027-11-07T01:30-06:00',
    ],
  ])('%#: “%s” %s', (field, text, says) => expect(faultOf(field as Field<never>, text)).toBe(says));
});

describe('refuses what a field does not take', () => {
  test.each([
    [day, 'tomorrow 4pm', '`target` is a day, without a time.'],
    [day, 'tonight', '`target` is a day, without a time.'],
    [day, 'nov 1', '`target` is in the past: Sun, Nov 1.'],
    [day, '2032-01-01', '`target` is more than five years away: Thu, Jan 1, 2032.'],
    [day, '2026-02-30', "“2026-02-30” isn't a valid date."],
    [day, 'next month', "“next month” isn't a valid date."],
    [day, 'friday banana', "“friday banana” isn't a valid date."],
    [day, 'dec 15 to dec 20', "“dec 15 to dec 20” isn't a valid date."],
    [pastDay, 'dec 1', '`licensed` is in the future: Tue, Dec 1.'],
    [time, 'dec 15', '`cutover` needs a time: Tue, Dec 15 is only a day.'],
    [time, 'tomorrow morning', '`cutover` needs a time: Wed, Nov 25 is only a day.'],
    [time, '4pm', '`cutover` needs a day, not only a time.'],
    [time, 'today 8am', '`cutover` is in the past: Tue, Nov 24, 8 AM.'],
    [time, 'dec 15 25:00', "“dec 15 25:00” isn't a valid date and time."],
    [time, 'mar 14 2027 2:30am', "2:30 AM doesn't exist on Sun, Mar 14, because clocks go forward then."],
    [pastTime, 'today 11am', '`called` is in the future: Tue, Nov 24, 11 AM.'],
    [period, 'jan 3 to dec 20', '`unavailable` ends before it starts.'],
    [period, '2026-11-01..2026-11-05', '`unavailable` is in the past.'],
    [signOff, 'Ann Lee tomorrow 4pm', '`sign-off` is in the future: Wed, Nov 25, 4 PM.'],
  ])('%#: “%s” %s', (field, text, says) => expect(faultOf(field as Field<never>, text)).toBe(says));
});

const zones = ['America/Chicago', 'Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
const calendars = zones.map((timezone) =>
  createCalendar({ timezone, hours: parseBusinessHours('Mon-Fri 09:00-17:00'), holidays: [] }),
);
const minutes = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 60_000, max: Date.parse(to) / 60_000 })
    .map((count) => new Date(count * 60_000));
const any = fc.record({
  calendar: fc.constantFrom(...calendars),
  now: minutes('2026-01-01T00:00Z', '2028-12-31T00:00Z'),
  at: minutes('2025-12-01T00:00Z', '2029-01-31T00:00Z'),
});

test('reads every day that the product prints as that day', () => {
  const field = dateField('day', 'Day', {});
  fc.assert(
    fc.property(any, ({ calendar, now, at }) => {
      const wanted = calendar.localDay(at);
      const year = wanted.slice(0, 4) === calendar.localDay(now).slice(0, 4);
      // A day without its year is near today.
      const near = Math.abs(at.getTime() - now.getTime()) < 150 * 86_400_000;
      const printed = [
        wanted,
        dayWords(calendar, wanted, now),
        createLetterDates(calendar.timezone, now).day(wanted),
        ...(near && year ? [monthDay(wanted)] : []),
      ];
      for (const words of year && !near ? [wanted] : printed) {
        expect(field.read(words, { calendar, now }), words).toBe(wanted);
        expect(field.span!(`${words} later`.split(' ')), words).toBe(words.split(' ').length);
      }
    }),
    { numRuns: 400 },
  );
});

test('reads every time that the product prints as that time', () => {
  const field = momentField('time', 'Time', {});
  fc.assert(
    fc.property(any, ({ calendar, now, at }) => {
      const near = Math.abs(at.getTime() - now.getTime()) < 150 * 86_400_000;
      const isOnce = momentsOf(calendar, calendar.localDay(at), calendar.localTime(at)).length === 1;
      const printed = [isoMoment(calendar, at), at.toISOString()];
      if (isOnce)
        printed.push(
          isoMoment(calendar, at),
          ...(near
            ? [momentWords(calendar, at, now), createLetterDates(calendar.timezone, now).moment(at)]
            : []),
        );
      for (const words of printed) expect(field.read(words, { calendar, now }), words).toEqual(at);
    }),
    { numRuns: 400 },
  );
});

test('any text is a date, or gets a fault', () => {
  const words = fc.constantFrom(
    ...'tomorrow friday next last in at dec 15 3 4pm 16:00 days ago noon 2026-12-15 to jan . , : - am'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(words, { maxLength: 6 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      for (const field of [day, time, period, signOff] as Field<never>[]) {
        const said = faultOf(field, typed);
        expect(said).not.toMatch(/undefined|NaN|Invalid/);
      }
    }),
    { numRuns: 500 },
  );
});
