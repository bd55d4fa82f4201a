import { expect, test } from 'vitest';
import { parseBusinessHours } from '../../src/ticket/business-hours.ts';
import { createCalendar } from '../../src/ticket/calendar.ts';
import { businessAge } from '../../src/ticket/words.ts';

const calendar = createCalendar({
  timezone: 'America/Chicago',
  hours: parseBusinessHours('Mon-Fri 09:00-17:00'),
  holidays: [],
});

test.each([
  ['within the hour', '2026-11-20 10:00', '2026-11-20 10:59', 'less than an hour'],
  ['in working hours', '2026-11-20 10:00', '2026-11-20 13:30', '3 business hours'],
  ['over days', '2026-11-18 10:00', '2026-11-20 11:00', '2 business days'],
  ['over a night', '2026-11-19 16:30', '2026-11-20 06:00', '13 hours'],
  ['over a weekend', '2026-11-20 16:30', '2026-11-23 08:30', '2 days'],
  ['at night, within the hour', '2026-11-20 20:00', '2026-11-20 20:30', 'less than an hour'],
])('an age %s', (_, from, to, words) => {
  const at = (text: string) => calendar.at(text.slice(0, 10), text.slice(11));
  expect(businessAge(calendar, at(from), at(to))).toBe(words);
});
