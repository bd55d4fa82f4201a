import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockSpentAt, type StallInput, stallLevel, stallMoments } from '../../../src/ticket/clocks/stall.ts';
import { instantiate } from '../../../src/ticket/playbooks/instantiate.ts';
import { businessDays, businessHours, hours } from '../../../src/ticket/playbooks/parts/clocks.ts';
import { platformChange } from '../../../src/ticket/playbooks/platform-change.ts';
import type { PhaseClock } from '../../../src/ticket/playbooks/playbook.ts';
import { playbooks } from '../../../src/ticket/playbooks/table.ts';
import { parseBusinessHours } from '../../../src/time/business-hours.ts';
import { createCalendar } from '../../../src/time/calendar.ts';
import { parseHolidays } from '../../../src/time/holidays.ts';

const hourMs = 3_600_000;

function calendarOf(text: string) {
  return createCalendar({
    timezone: 'America/Chicago',
    hours: parseBusinessHours(text),
    holidays: parseHolidays('US,2026-11-27'),
  });
}

const chicago = calendarOf('Mon-Fri 09:00-17:00');
const longDays = calendarOf('Mon-Thu 08:00-18:00');

function at(text: string): Date {
  return chicago.at(text.slice(0, 10), text.slice(11));
}

function local(moment: Date | null): string | null {
  return moment && `${chicago.localDay(moment)} ${chicago.localTime(moment)}`;
}

function input(clock: PhaseClock | null, more: Partial<StallInput> = {}): StallInput {
  return {
    clock,
    clockFrom: at('2026-11-18 12:00'),
    clockSpentMs: 0,
    cutover: null,
    slot: null,
    held: false,
    ...more,
  };
}

const cutover: PhaseClock = { ...hours(2, 24, 48), from: { field: 'cutover', at: 'after' } };
const maintenance: PhaseClock = { ...hours(2, 4, 8), from: { field: 'slot', at: 'after' } };
const readiness = platformChange.phases.find(({ slug }) => slug === 'readiness')!.clock!;

describe('the nudge, stall, and escalation times', () => {
  const wednesday = '2026-11-18 12:00';
  const rows: [string, StallInput, (string | null)[]][] = [
    ['are never reached without a clock', input(null), [null, null, null]],
    ['are never reached while on hold', input(businessHours(4, 8, 16), { held: true }), [null, null, null]],
    [
      'count business hours',
      input(businessHours(4, 8, 16)),
      ['2026-11-18 16:00', '2026-11-19 12:00', '2026-11-20 12:00'],
    ],
    [
      'count business days, skipping a weekend and two holidays',
      input(businessDays(1, 3, 7)),
      ['2026-11-19 12:00', '2026-11-23 12:00', '2026-12-01 12:00'],
    ],
    [
      'include the night if the unit is wall-clock hours',
      input(hours(4, 12, 24)),
      ['2026-11-18 16:00', '2026-11-19 00:00', '2026-11-19 12:00'],
    ],
    [
      'count only the remaining time after a hold',
      input(businessHours(4, 8, 16), { clockSpentMs: 3 * hourMs }),
      ['2026-11-18 13:00', '2026-11-18 17:00', '2026-11-19 17:00'],
    ],
    [
      'start with an immediate nudge if its threshold passed before a hold',
      input(businessHours(4, 8, 16), { clockSpentMs: 6 * hourMs }),
      [wednesday, '2026-11-18 14:00', '2026-11-19 14:00'],
    ],
    [
      'count from an agreed date in the future',
      input(cutover, { cutover: at('2026-11-20 18:00') }),
      ['2026-11-20 20:00', '2026-11-21 18:00', '2026-11-22 18:00'],
    ],
    [
      'ignore the time used before an agreed date',
      input(cutover, { cutover: at('2026-11-20 18:00'), clockSpentMs: 20 * hourMs }),
      ['2026-11-20 20:00', '2026-11-21 18:00', '2026-11-22 18:00'],
    ],
    [
      'count from the last progress if the agreed date is earlier',
      input(cutover, { cutover: at('2026-11-18 10:00') }),
      ['2026-11-18 14:00', '2026-11-19 12:00', '2026-11-20 12:00'],
    ],
    [
      'count from the last progress if no date is agreed',
      input(cutover),
      ['2026-11-18 14:00', '2026-11-19 12:00', '2026-11-20 12:00'],
    ],
    [
      'ignore an agreed date in another field',
      input(maintenance, { cutover: at('2026-11-20 18:00') }),
      ['2026-11-18 14:00', '2026-11-18 16:00', '2026-11-18 20:00'],
    ],
    [
      'come three days, one day, and four hours before the slot',
      input(readiness, { slot: at('2026-12-03 10:00') }),
      ['2026-11-30 10:00', '2026-12-02 10:00', '2026-12-02 14:00'],
    ],
    [
      'never come before the last progress, even if the slot is near',
      input(readiness, { slot: at('2026-11-20 10:00') }),
      [wednesday, '2026-11-19 10:00', '2026-11-19 14:00'],
    ],
    [
      'come immediately if the slot has passed',
      input(readiness, { slot: at('2026-11-17 10:00') }),
      [wednesday, wednesday, wednesday],
    ],
    [
      'use the fallback thresholds if no slot is agreed',
      input(readiness),
      ['2026-11-20 12:00', '2026-11-23 12:00', '2026-12-01 12:00'],
    ],
    [
      'are never reached if there is no slot and no fallback',
      input({ ...readiness, from: { field: 'slot', at: 'before' } }),
      [null, null, null],
    ],
    [
      'count wall-clock hours back from an agreed date',
      input(
        { unit: 'hours', nudge: 48, stalled: 24, escalated: 2, from: { field: 'cutover', at: 'before' } },
        { cutover: at('2026-11-23 10:00') },
      ),
      ['2026-11-21 10:00', '2026-11-22 10:00', '2026-11-23 08:00'],
    ],
  ];

  test.each(rows)('%s', (_name, given, expected) => {
    const { nudgeAt, stalledAt, escalatedAt } = stallMoments(chicago, given);
    expect([nudgeAt, stalledAt, escalatedAt].map(local)).toEqual(expected);
  });

  test("use the length of the team's own business day", () => {
    const { nudgeAt, stalledAt } = stallMoments(longDays, input(businessDays(1, 2, 3)));
    expect(local(nudgeAt)).toBe('2026-11-19 12:00');
    expect(local(stalledAt)).toBe('2026-11-23 12:00');
    const hourly = stallMoments(longDays, input(businessHours(8, 16, 24)));
    expect(local(hourly.nudgeAt)).toBe('2026-11-19 10:00');
  });
});

describe('the clock time kept during a hold', () => {
  const from = at('2026-11-18 12:00');
  test.each([
    ['is zero without a clock', null, '2026-11-19 12:00', 0],
    ['counts business hours if the unit is business hours', businessHours(4, 8, 16), '2026-11-19 10:00', 6],
    ['counts business hours if the unit is business days', businessDays(1, 3, 7), '2026-11-23 09:00', 21],
    ['counts wall-clock hours if the unit is hours', hours(4, 12, 24), '2026-11-19 10:00', 22],
    ['uses the unit of the fallback for a countdown', readiness, '2026-11-19 10:00', 6],
    ['counts from the last progress if no date is agreed', cutover, '2026-11-19 10:00', 22],
  ] as const)('%s', (_name, clock, until, expected) => {
    expect(clockSpentAt(chicago, clock, from, 0, at(until)) / hourMs).toBe(expected);
  });

  test('includes the time used before an earlier hold', () => {
    expect(clockSpentAt(chicago, businessHours(4, 8, 16), from, hourMs, at('2026-11-18 13:00'))).toBe(
      2 * hourMs,
    );
  });

  test('is zero until the agreed date', () => {
    const agreed = { cutover: at('2026-11-20 18:00'), slot: null };
    const spent = (until: string) => clockSpentAt(chicago, cutover, from, 0, at(until), agreed) / hourMs;
    expect(spent('2026-11-19 12:00')).toBe(0);
    expect(spent('2026-11-20 19:30')).toBe(1.5);
  });

  test('never exceeds what the database column can hold', () => {
    expect(clockSpentAt(chicago, hours(4, 12, 24), from, 0, at('2027-11-18 12:00'))).toBe(2 ** 31 - 1);
  });
});

describe('the stall level', () => {
  const moments = stallMoments(chicago, input(businessHours(4, 8, 16)));
  test.each([
    ['2026-11-18 15:59', null],
    ['2026-11-18 16:00', 'nudge'],
    ['2026-11-19 11:59', 'nudge'],
    ['2026-11-19 12:00', 'stalled'],
    ['2026-11-20 12:00', 'escalated'],
    ['2027-01-01 00:00', 'escalated'],
  ])('at %s is %s', (now, level) => {
    expect(stallLevel(moments, at(now))).toBe(level);
  });

  test('is null while the ticket is on hold', () => {
    const held = stallMoments(chicago, input(businessHours(4, 8, 16), { held: true }));
    expect(stallLevel(held, at('2030-01-01 00:00'))).toBeNull();
  });
});

describe('in every playbook', () => {
  const clock = fc.constantFrom(
    ...playbooks.flatMap((playbook) =>
      playbook.sources.flatMap((source) =>
        playbook.targets.flatMap((target) =>
          playbook.services.flatMap((service) =>
            instantiate(playbook, { source, target, service }).phases.flatMap((phase) => phase.clock ?? []),
          ),
        ),
      ),
    ),
  );
  const shortDays = calendarOf('Mon-Fri 09:00-12:00');
  const calendar = fc.constantFrom(chicago, longDays, shortDays);
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  const maybe = fc.option(moment);
  const agreed = fc.record({ cutover: maybe, slot: maybe });
  const pause = fc.integer({ min: 0, max: 60 * 24 * hourMs });

  test('nudge, stall, and escalation come in this order, never before the last progress', () => {
    fc.assert(
      fc.property(
        calendar,
        clock,
        moment,
        agreed,
        pause,
        (c, phaseClock, clockFrom, moments, clockSpentMs) => {
          const { nudgeAt, stalledAt, escalatedAt } = stallMoments(c, {
            ...input(phaseClock, { clockFrom, clockSpentMs }),
            ...moments,
          });
          expect(nudgeAt!.getTime()).toBeGreaterThanOrEqual(clockFrom.getTime());
          expect(stalledAt!.getTime()).toBeGreaterThanOrEqual(nudgeAt!.getTime());
          expect(escalatedAt!.getTime()).toBeGreaterThanOrEqual(stalledAt!.getTime());
        },
      ),
    );
  });

  test('a hold keeps the remaining time', () => {
    const counted = clock.filter(({ from }) => from?.at !== 'before');
    fc.assert(
      fc.property(
        calendar,
        counted,
        moment,
        agreed,
        pause,
        pause,
        (c, phaseClock, clockFrom, moments, a, b) => {
          const heldAt = new Date(clockFrom.getTime() + a);
          const resumedAt = new Date(heldAt.getTime() + b);
          const before = stallMoments(c, { ...input(phaseClock, { clockFrom }), ...moments });
          const clockSpentMs = clockSpentAt(c, phaseClock, clockFrom, 0, heldAt, moments);
          const after = stallMoments(c, {
            ...input(phaseClock, { clockFrom: resumedAt, clockSpentMs }),
            ...moments,
          });
          const start = phaseClock.from && moments[phaseClock.from.field];
          // The clock doesn't run before the agreed date.
          const since = (moment: Date) => (start && start > moment ? start : moment);
          const rest = (from: Date, to: Date) =>
            phaseClock.unit === 'hours' ? Math.max(0, to.getTime() - from.getTime()) : c.between(from, to);
          for (const name of ['nudgeAt', 'stalledAt', 'escalatedAt'] as const) {
            expect(rest(since(resumedAt), after[name]!)).toBe(rest(since(heldAt), before[name]!));
          }
        },
      ),
    );
  });

  test("a hold that ends immediately doesn't shift future deadlines", () => {
    const counted = clock.filter(({ from }) => from === undefined);
    fc.assert(
      fc.property(calendar, counted, moment, pause, (c, phaseClock, clockFrom, a) => {
        const heldAt = new Date(clockFrom.getTime() + a);
        const before = stallMoments(c, input(phaseClock, { clockFrom }));
        const clockSpentMs = clockSpentAt(c, phaseClock, clockFrom, 0, heldAt);
        const after = stallMoments(c, input(phaseClock, { clockFrom: heldAt, clockSpentMs }));
        for (const name of ['nudgeAt', 'stalledAt', 'escalatedAt'] as const) {
          if (before[name]! > heldAt) expect(after[name]).toEqual(before[name]);
          else expect(after[name]).toEqual(heldAt);
        }
      }),
    );
  });

  test('the stall level never drops as time passes', () => {
    const levels = [null, 'nudge', 'stalled', 'escalated'];
    fc.assert(
      fc.property(
        calendar,
        clock,
        moment,
        agreed,
        moment,
        pause,
        (c, phaseClock, clockFrom, moments, now, more) => {
          const stall = stallMoments(c, { ...input(phaseClock, { clockFrom }), ...moments });
          const first = levels.indexOf(stallLevel(stall, now));
          const second = levels.indexOf(stallLevel(stall, new Date(now.getTime() + more)));
          expect(second).toBeGreaterThanOrEqual(first);
        },
      ),
    );
  });
});
