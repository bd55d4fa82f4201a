import { expect, test } from 'vitest';
import type { PhaseClock } from '../../src/ticket/playbooks/playbook.ts';
import { ageWords } from '../../src/ticket/words.ts';
import { parseBusinessHours } from '../../src/time/business-hours.ts';
import { createCalendar } from '../../src/time/calendar.ts';

const calendar = createCalendar({
  timezone: 'America/Chicago',
  hours: parseBusinessHours('Mon-Fri 09:00-17:00'),
  holidays: [],
});
const business: PhaseClock = { unit: 'business-days', nudge: 1, stalled: 2, escalated: 3 };
const wall: PhaseClock = { unit: 'hours', nudge: 12, stalled: 24, escalated: 48 };
const at = (text: string) => calendar.at(text.slice(0, 10), text.slice(11));

test.each([
  ['less than an hour', business, '2026-11-20 10:00', '2026-11-20 10:59', 'less than a business hour'],
  ['part of a working day', business, '2026-11-20 10:00', '2026-11-20 13:30', '3 business hours'],
  ['several days', business, '2026-11-18 10:00', '2026-11-20 11:00', '2 business days'],
  ['a weekend', business, '2026-11-20 16:30', '2026-11-23 08:30', 'less than a business hour'],
  ['a phase without a clock', null, '2026-11-20 10:00', '2026-11-20 13:30', '3 business hours'],
  ['a night, in wall-clock hours', wall, '2026-11-19 16:30', '2026-11-20 06:00', '13 hours'],
  ['a weekend, in wall-clock hours', wall, '2026-11-20 16:30', '2026-11-23 08:30', '64 hours'],
  ['several days, in wall-clock hours', wall, '2026-11-18 10:00', '2026-11-20 11:00', '2 business days'],
  [
    'less than an hour, in wall-clock hours',
    wall,
    '2026-11-20 20:00',
    '2026-11-20 20:30',
    'less than an hour',
  ],
])('shows an age in words: %s', (_, clock, from, to, words) => {
  expect(ageWords(calendar, clock, at(from), at(to))).toBe(words);
});

test.each([business, wall])('never shows a shorter age as time passes, with a clock in $unit', (clock) => {
  const from = at('2026-11-20 16:30');
  const order = ['less', 'hour', 'day'];
  const ranks = Array.from({ length: 24 * 14 }, (_, hour) => {
    const words = ageWords(calendar, clock, from, new Date(from.getTime() + hour * 3_600_000));
    const [, count = '0', unit = 'less'] = /^(\d+) (?:business )?(hour|day)/.exec(words) ?? [];
    return order.indexOf(unit) * 1_000 + Number(count);
  });
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});
