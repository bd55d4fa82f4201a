import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBusinessHours } from '../../src/time/business-hours.ts';
import { type CalendarSettings, createCalendar } from '../../src/time/calendar.ts';
import { parseHolidays } from '../../src/time/holidays.ts';
import { readTable } from '../support/markdown.ts';

const hour = 3_600_000;

function calendarOf(settings: { timezone?: string; hours?: string; holidays?: string } = {}) {
  return createCalendar({
    timezone: settings.timezone ?? 'America/Chicago',
    hours: parseBusinessHours(settings.hours ?? 'Mon-Fri 09:00-17:00'),
    holidays: parseHolidays(settings.holidays ?? 'US,2026-11-27'),
  });
}

const chicago = calendarOf();

describe('business hours', () => {
  test.each([
    ['Mon-Fri 09:00-17:00', [1, 2, 3, 4, 5], '09:00', '17:00'],
    ['Mon-Thu 08:00-18:00', [1, 2, 3, 4], '08:00', '18:00'],
    ['Sun-Thu 09:00-17:00', [0, 1, 2, 3, 4], '09:00', '17:00'],
    ['Sat-Wed 9:00-17:30', [0, 1, 2, 3, 6], '09:00', '17:30'],
    ['Mon,Wed,Fri 09:00-17:00', [1, 3, 5], '09:00', '17:00'],
    ['mon-tue, sat 00:00-24:00', [1, 2, 6], '00:00', '24:00'],
    [' Mon–Fri 09:00 – 17:00 ', [1, 2, 3, 4, 5], '09:00', '17:00'],
  ])('accepts "%s"', (text, days, opens, closes) => {
    expect(parseBusinessHours(text)).toEqual({ days, opens, closes });
  });

  test.each([
    ['', 'is not a valid schedule. Write days and hours like "Mon-Fri 09:00-17:00"'],
    ['Mon-Fri', 'is not a valid schedule'],
    ['Mon-Fri 9-17', 'is not a valid schedule'],
    ['Mon-Fri 09:00-25:00', '"25:00" is not a time'],
    ['Mon-Fri 09:60-17:00', '"09:60" is not a time'],
    ['Mon-Fri 17:00-09:00', 'must end after it starts'],
    ['Mon-Fri 09:00-09:00', 'must end after it starts'],
    ['Mon-Fry 09:00-17:00', '"Mon-Fry" is not a day'],
    ['Mon- 09:00-17:00', '"Mon-" is not a day'],
    ['Mon,,Fri 09:00-17:00', '"" is not a day'],
    ['Mon-Wed-Fri 09:00-17:00', '"Mon-Wed-Fri" is not a day'],
  ])('rejects %j', (text, message) => {
    expect(() => parseBusinessHours(text)).toThrow(message);
  });
});

describe('holidays', () => {
  test.each([
    ['', []],
    ['none', []],
    ['US', [{ country: 'US' }]],
    ['us-tx', [{ country: 'US', state: 'TX' }]],
    ['US-LA-NO', [{ country: 'US', state: 'LA', region: 'NO' }]],
    ['US, 2026-11-27', [{ country: 'US' }, { day: '2026-11-27' }]],
    [
      'GB-ENG,DE-BY',
      [
        { country: 'GB', state: 'ENG' },
        { country: 'DE', state: 'BY' },
      ],
    ],
  ])('accepts %j', (text, rules) => {
    expect(parseHolidays(text)).toEqual(rules);
  });

  test.each([
    ['XX', '"XX" is not a known country'],
    ['US-ZZ', '"US-ZZ" is not a known state'],
    ['US-LA-ZZ', '"US-LA-ZZ" is not a known region'],
    ['US,2026-02-30', '"2026-02-30" is not a date'],
    ['US,2026-1-1', '"2026-1-1" is not a date'],
    ['US,none', '"none" is not a known country'],
    ['US,', '"" is not a known country'],
  ])('rejects %j', (text, message) => {
    expect(() => parseHolidays(text)).toThrow(message);
  });

  test.each([
    ['US', '2026-11-26', true, 'Thanksgiving'],
    ['US', '2026-11-27', false, 'not a public holiday'],
    ['US,2026-11-27', '2026-11-27', true, 'set by date'],
    ['US', '2026-07-03', true, 'observed for a Saturday'],
    ['US', '2027-12-31', true, 'observed for the first Saturday of 2028'],
    ['none', '2026-12-25', false, 'no holidays'],
    ['GB-ENG', '2026-12-28', true, 'observed for Boxing Day'],
    ['TR', '2026-03-20', true, 'the first full day of three and a half days'],
    ['TR', '2026-03-19', false, 'the evening before a holiday'],
    ['IS', '2026-12-24', false, 'a holiday from 1 PM'],
  ])('with the setting %s, %s is a holiday: %s (%s)', (holidays, day, expected) => {
    expect(calendarOf({ holidays }).isBusinessDay(day)).toBe(
      !expected && ![0, 6].includes(new Date(day).getUTCDay()),
    );
  });
});

// The calendar must not depend on the server's time zone.
describe.each(['UTC', 'America/Chicago', 'Asia/Kolkata', 'Pacific/Auckland'])(
  'on a server in %s',
  (server) => {
    const before = process.env.TZ;
    beforeAll(() => {
      process.env.TZ = server;
    });
    afterAll(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });

    test("the process uses the server's time zone", () => {
      const winter = new Date('2026-01-15T12:00:00Z');
      expect(winter.toLocaleTimeString('en-GB')).toBe(
        winter.toLocaleTimeString('en-GB', { timeZone: server }),
      );
    });

    const spans: [string, string, string, number, CalendarSettings['timezone']?, string?][] = [
      ['before opening', '2026-11-18 05:00', '2026-11-18 09:30', 0.5],
      ['after closing', '2026-11-18 16:30', '2026-11-18 23:00', 0.5],
      ['from a later to an earlier moment', '2026-11-23 10:00', '2026-11-20 16:00', 0],
      [
        'across the end of daylight saving time in London',
        '2026-10-23 16:00',
        '2026-10-26 10:00',
        2,
        'Europe/London',
      ],
      [
        'across the start of daylight saving time in Auckland',
        '2026-09-25 16:00',
        '2026-09-28 10:00',
        2,
        'Pacific/Auckland',
      ],
      ['with an offset of half an hour', '2026-11-20 16:00', '2026-11-23 10:00', 2, 'Asia/Kolkata'],
      ['with an offset of a quarter of an hour', '2026-11-20 16:00', '2026-11-23 10:00', 2, 'Asia/Kathmandu'],
      ['in the easternmost time zone', '2026-12-31 16:00', '2027-01-04 10:00', 2, 'Pacific/Kiritimati'],
      [
        'in a week from Sunday to Thursday',
        '2026-11-19 16:00',
        '2026-11-22 10:00',
        2,
        'Asia/Amman',
        'Sun-Thu 09:00-17:00',
      ],
      [
        'across a night with a missing hour',
        '2026-03-08 00:00',
        '2026-03-09 00:00',
        23,
        undefined,
        'Sun-Sat 00:00-24:00',
      ],
      [
        'across a night with a repeated hour',
        '2026-11-01 00:00',
        '2026-11-02 00:00',
        25,
        undefined,
        'Sun-Sat 00:00-24:00',
      ],
    ];

    const vectors = readTable('docs/business-time.md', 'Test vectors');

    test.each(vectors)(
      'measures the example in docs/business-time.md from %s to %s as %s business hours',
      (from, to, expected) => {
        const at = (text = '') => chicago.at(text.slice(0, 10), text.slice(11));
        expect(chicago.between(at(from), at(to)) / hour).toBe(Number(expected));
      },
    );

    test.each(spans)('measures business time %s', (_name, from, to, expected, timezone, hours) => {
      const holidays = timezone ? 'US' : 'US,2026-11-27';
      const calendar = calendarOf({ timezone, hours, holidays });
      const at = (text: string) => calendar.at(text.slice(0, 10), text.slice(11));
      expect(calendar.between(at(from), at(to)) / hour).toBe(expected);
    });

    test.each([
      ['2026-11-20 16:00', 2, '2026-11-23 10:00'],
      ['2026-11-20 18:30', 0, '2026-11-20 18:30'],
      ['2026-11-20 18:30', 1, '2026-11-23 10:00'],
      ['2026-11-25 16:00', 3, '2026-11-30 11:00'],
      ['2026-10-30 16:00', 2, '2026-11-02 10:00'],
      ['2026-03-06 16:00', 2, '2026-03-09 10:00'],
      ['2026-11-18 12:00', 24, '2026-11-23 12:00'],
      ['2026-11-18 09:00', 8, '2026-11-18 17:00'],
      ['2026-12-31 16:30', 1, '2027-01-04 09:30'],
    ])('adds business time: from %s, %d hours later is %s', (from, hours, to) => {
      const at = (text: string) => chicago.at(text.slice(0, 10), text.slice(11));
      expect(chicago.add(at(from), hours * hour)).toEqual(at(to));
    });

    test.each([
      ['2026-11-23 10:00', 2, '2026-11-20 16:00'],
      ['2026-11-23 08:00', 0, '2026-11-23 08:00'],
      ['2026-11-23 08:00', 1, '2026-11-20 16:00'],
      ['2026-11-30 11:00', 3, '2026-11-25 16:00'],
      ['2026-03-09 10:00', 2, '2026-03-06 16:00'],
      ['2026-11-18 17:00', 8, '2026-11-18 09:00'],
      ['2027-01-04 09:30', 1, '2026-12-31 16:30'],
    ])('subtracts business time: from %s, %d hours earlier is %s', (to, hours, from) => {
      const at = (text: string) => chicago.at(text.slice(0, 10), text.slice(11));
      expect(chicago.subtract(at(to), hours * hour)).toEqual(at(from));
    });

    test.each([
      ['America/Chicago', '2026-11-23', '09:00', '2026-11-23T15:00:00Z'],
      ['America/Chicago', '2026-03-08', '02:30', '2026-03-08T08:00:00Z'],
      ['America/Chicago', '2026-03-08', '02:00', '2026-03-08T08:00:00Z'],
      ['America/Chicago', '2026-03-08', '01:59', '2026-03-08T07:59:00Z'],
      ['America/Chicago', '2026-03-08', '03:00', '2026-03-08T08:00:00Z'],
      ['America/Chicago', '2026-11-01', '01:30', '2026-11-01T06:30:00Z'],
      ['America/Chicago', '2026-11-01', '02:00', '2026-11-01T08:00:00Z'],
      ['Europe/London', '2026-03-29', '01:30', '2026-03-29T01:00:00Z'],
      ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00Z'],
      ['Asia/Kolkata', '2026-11-23', '09:00', '2026-11-23T03:30:00Z'],
      ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
      ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z'],
      ['Pacific/Kiritimati', '2027-01-01', '00:00', '2026-12-31T10:00:00Z'],
    ])('converts a local time in %s to a moment: %s %s', (timezone, day, time, expected) => {
      expect(calendarOf({ timezone }).at(day, time)).toEqual(new Date(expected));
    });

    test.each([
      ['America/Chicago', '2026-11-01T06:30:00Z', '2026-11-01 01:30'],
      ['America/Chicago', '2026-11-01T07:30:00Z', '2026-11-01 01:30'],
      ['America/Chicago', '2026-03-08T07:59:00Z', '2026-03-08 01:59'],
      ['America/Chicago', '2026-03-08T08:00:00Z', '2026-03-08 03:00'],
      ['America/Chicago', '2027-01-01T05:59:00Z', '2026-12-31 23:59'],
      ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01 00:00'],
      ['Asia/Kathmandu', '2026-11-23T00:00:00Z', '2026-11-23 05:45'],
      ['UTC', '2026-11-23T00:00:00Z', '2026-11-23 00:00'],
    ])('converts a moment to the local time in %s: %s', (timezone, moment, expected) => {
      const calendar = calendarOf({ timezone });
      const at = new Date(moment);
      expect(`${calendar.localDay(at)} ${calendar.localTime(at)}`).toBe(expected);
    });
  },
);

describe('a calendar', () => {
  test.each([
    ['2026-11-20', '2026-11-23'],
    ['2026-11-22', '2026-11-23'],
    ['2026-11-25', '2026-11-30'],
    ['2026-12-31', '2027-01-04'],
  ])('returns the business day after %s: %s', (day, next) => {
    expect(chicago.nextBusinessDay(day)).toBe(next);
  });

  test('has business days that are as long as the business hours', () => {
    expect(chicago.dayLength).toBe(8 * hour);
    expect(calendarOf({ hours: 'Mon-Thu 08:00-18:00' }).dayLength).toBe(10 * hour);
  });

  test.each(['2026-02-30', '2026-13-01', '26-01-01', 'today', ''])('rejects the day %j', (day) => {
    expect(() => chicago.isBusinessDay(day)).toThrow(RangeError);
    expect(() => chicago.nextBusinessDay(day)).toThrow(RangeError);
    expect(() => chicago.at(day, '09:00')).toThrow(RangeError);
  });

  test.each(['9', '25:00', '09:60', ''])('rejects the time %j', (time) => {
    expect(() => chicago.at('2026-11-23', time)).toThrow(RangeError);
  });

  test('rejects an unknown time zone and an invalid moment', () => {
    expect(() => calendarOf({ timezone: 'Mars/Olympus' })).toThrow();
    expect(() => chicago.localDay(new Date(Number.NaN))).toThrow(RangeError);
  });

  test('throws instead of searching forever if there are no business days', () => {
    const never = createCalendar({
      timezone: 'UTC',
      hours: { days: [], opens: '09:00', closes: '17:00' },
      holidays: [],
    });
    expect(() => never.nextBusinessDay('2026-11-23')).toThrow('no business day within ten years');
  });
});

describe('a calendar with distant dates', () => {
  test('counts business time for at most ten years', () => {
    const from = new Date('2026-11-23T15:00:00Z');
    const far = new Date('9999-12-31T00:00:00Z');
    const counted = chicago.between(from, far);
    expect(counted / chicago.dayLength).toBeGreaterThan(10 * 245);
    expect(counted / chicago.dayLength).toBeLessThan(10 * 261);
    expect(chicago.add(from, Number.MAX_SAFE_INTEGER).getUTCFullYear()).toBe(2036);
    expect(chicago.subtract(from, Number.MAX_SAFE_INTEGER).getUTCFullYear()).toBe(2016);
  });

  test('works in the year 9999', () => {
    expect(chicago.isBusinessDay('9999-12-31')).toBe(true);
    expect(chicago.localDay(chicago.at('9999-12-31', '09:00'))).toBe('9999-12-31');
    expect(chicago.add(new Date('9999-12-30T00:00:00Z'), 9 * hour).getUTCFullYear()).toBe(9999);
  });
});

describe('for all calendars and moments', () => {
  const zones = ['America/Chicago', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns', 'UTC'];
  const hoursOf = ['Mon-Fri 09:00-17:00', 'Sun-Thu 08:00-18:00', 'Mon,Wed,Sat 00:00-24:00'];
  const calendars = zones.flatMap((timezone) =>
    hoursOf.map((hours) => calendarOf({ timezone, hours, holidays: 'US' })),
  );
  const calendar = fc.constantFrom(...calendars);
  const moment = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
  const amount = fc.integer({ min: 0, max: 30 * 24 * hour });

  test('between() returns the business time that add() added', () => {
    fc.assert(
      fc.property(calendar, moment, amount, (c, from, ms) => {
        expect(c.between(from, c.add(from, ms))).toBe(ms);
      }),
    );
  });

  test('between() returns the business time that subtract() took away', () => {
    fc.assert(
      fc.property(calendar, moment, amount, (c, to, ms) => {
        expect(c.between(c.subtract(to, ms), to)).toBe(ms);
      }),
    );
  });

  test('adding a negative time is the same as subtracting a positive one', () => {
    fc.assert(
      fc.property(calendar, moment, amount, (c, at, ms) => {
        expect(c.add(at, 0)).toEqual(at);
        expect(c.subtract(at, 0)).toEqual(at);
        expect(c.add(at, -ms)).toEqual(c.subtract(at, ms));
      }),
    );
  });

  test('business time never gets shorter when the end is later', () => {
    fc.assert(
      fc.property(calendar, moment, moment, moment, amount, amount, (c, a, b, d, m, n) => {
        const [first, second, third] = [a, b, d].sort((x, y) => x.getTime() - y.getTime()) as [
          Date,
          Date,
          Date,
        ];
        expect(c.between(first, second)).toBeLessThanOrEqual(c.between(first, third));
        expect(c.between(first, second) + c.between(second, third)).toBe(c.between(first, third));
        expect(c.add(a, Math.min(m, n)).getTime()).toBeLessThanOrEqual(c.add(a, Math.max(m, n)).getTime());
      }),
    );
  });

  test('business time is never longer than real time', () => {
    fc.assert(
      fc.property(calendar, moment, moment, (c, a, b) => {
        expect(c.between(a, b)).toBeLessThanOrEqual(Math.max(0, b.getTime() - a.getTime()));
      }),
    );
  });

  test('a local day and time convert back to the same moment, except in a repeated hour', () => {
    fc.assert(
      fc.property(calendar, moment, (c, at) => {
        const minute = Math.floor(at.getTime() / 60_000) * 60_000;
        const back = c.at(c.localDay(at), c.localTime(at)).getTime();
        expect([minute, minute - hour]).toContain(back);
      }),
    );
  });
});

describe('the start of working hours', () => {
  const team = calendarOf({ holidays: 'US' });

  test('is the next one that is not in the past, and never on a day off', () => {
    const opening = (from: string) => team.nextOpening(new Date(from)).toISOString();
    expect(opening('2026-11-24T08:59:00-06:00')).toBe('2026-11-24T15:00:00.000Z');
    expect(opening('2026-11-24T09:00:00-06:00')).toBe('2026-11-24T15:00:00.000Z');
    expect(opening('2026-11-24T09:00:01-06:00')).toBe('2026-11-25T15:00:00.000Z');
    expect(opening('2026-11-25T20:10:00-06:00')).toBe('2026-11-27T15:00:00.000Z');
    expect(opening('2026-11-28T12:00:00-06:00')).toBe('2026-11-30T15:00:00.000Z');
  });

  test('is known for a day off, too', () => {
    expect(team.opensOn('2026-11-28').toISOString()).toBe('2026-11-28T15:00:00.000Z');
    expect(team.isOpen(new Date('2026-11-28T15:00:00Z'))).toBe(false);
    expect(team.isOpen(new Date('2026-11-27T15:00:00Z'))).toBe(true);
    expect(team.isOpen(new Date('2026-11-27T23:00:00Z'))).toBe(false);
  });

  test('is in the time zone of each person, with the hours and days off of the team', () => {
    const west = team.inZone('America/Los_Angeles');
    expect(west.nextOpening(new Date('2026-11-25T20:00:00-06:00')).toISOString()).toBe(
      '2026-11-27T17:00:00.000Z',
    );
    expect(team.inZone('America/Los_Angeles')).toBe(west);
    for (const zone of [null, 'America/Chicago', 'Middle/Earth']) expect(team.inZone(zone)).toBe(team);
  });
});

test('a person whose day starts at another time has the same days, in their own zone', () => {
  const early = chicago.inZone('America/New_York', '07:30');
  expect(early.opensOn('2026-11-30').toISOString()).toBe('2026-11-30T12:30:00.000Z');
  expect(early.isOpen(new Date('2026-11-30T22:30:00Z'))).toBe(false);
  const late = chicago.inZone(null, '18:30');
  expect(late.isOpen(new Date('2026-12-01T05:59:00Z'))).toBe(true);
  expect(late.isOpen(new Date('2026-11-30T23:00:00Z'))).toBe(false);
  expect(late.nextOpening(new Date('2026-12-05T12:00:00Z')).toISOString()).toBe('2026-12-08T00:30:00.000Z');
  expect(chicago.inZone('Nowhere/Land', '08:00').timezone).toBe('America/Chicago');
});
