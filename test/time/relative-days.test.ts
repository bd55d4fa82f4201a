import { expect, test } from 'vitest';
import { parseBusinessHours } from '../../src/time/business-hours.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { createRelativeDays, fillDays } from '../../src/time/relative-days.ts';

const calendar = createCalendar({
  timezone: 'America/Chicago',
  hours: parseBusinessHours('Mon-Fri 09:00-17:00'),
  holidays: [{ day: '2026-11-26' }],
});
/** A Friday. */
const now = new Date('2026-11-20T10:00:00-06:00');

test.each([
  [0, '2026-11-20'],
  [1, '2026-11-23'],
  [3, '2026-11-25'],
  [4, '2026-11-27'],
  [-1, '2026-11-19'],
  [-5, '2026-11-13'],
])('counts %i business days from today, skipping weekends and holidays', (offset, day) => {
  expect(createRelativeDays(calendar, now)(offset)).toBe(day);
});

test.each([
  ['set MIG-12 cutover:{day+1}T18:00', 'set MIG-12 cutover:2026-11-23T18:00'],
  ['set MIG-12 unavailable:{day+1}..{day+4}', 'set MIG-12 unavailable:2026-11-23..2026-11-27'],
  ['set MIG-12 licensed:{day-1}', 'set MIG-12 licensed:2026-11-19'],
  ['note MIG-12 {day} {days+1}', 'note MIG-12 {day} {days+1}'],
])('fills in the dates in the command "%s"', (text, filled) => {
  expect(fillDays(text, createRelativeDays(calendar, now))).toBe(filled);
});
