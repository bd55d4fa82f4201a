import { expect, test } from 'vitest';
import {
  agoWords,
  clockWords,
  dayOf,
  dayWords,
  fullMoment,
  timeOfDay,
} from '../../../../src/playground/page/time/time-words.ts';

const zone = 'America/Chicago';
const moment = Date.parse('2026-11-21T15:02:11Z');

test("shows a moment in the team's time zone", () => {
  expect(clockWords(moment, zone)).toBe('Sat, Nov 21, 9:02 AM CST');
  expect(timeOfDay(moment, zone)).toBe('9:02 AM');
  expect(fullMoment(moment, zone)).toBe('Saturday, November 21st, 2026 at 9:02:11 AM CST');
  expect(fullMoment(moment, 'UTC')).toBe('Saturday, November 21st, 2026 at 3:02:11 PM UTC');
  expect(dayOf(Date.parse('2026-11-21T05:59:00Z'), zone)).toBe('2026-11-20');
});

test.each([
  ['2026-11-21', 'Today'],
  ['2026-11-20', 'Yesterday'],
  ['2026-11-19', 'Thursday, November 19th'],
  ['2026-11-22', 'Sunday, November 22nd'],
  ['2026-11-11', 'Wednesday, November 11th'],
  ['2026-11-01', 'Sunday, November 1st'],
  ['2026-11-03', 'Tuesday, November 3rd'],
  ['2025-12-31', 'Wednesday, December 31st, 2025'],
])('shows the day %s as "%s" if today is 2026-11-21', (day, words) => {
  expect(dayWords(day, '2026-11-21')).toBe(words);
});

test('shows the day before as "Yesterday" even if the clocks changed on that day', () => {
  expect(dayWords('2026-11-01', '2026-11-02')).toBe('Yesterday');
});

test('shows when a reply was written, relative to today', () => {
  expect(agoWords(moment, '2026-11-21', zone)).toBe('today at 9:02 AM');
  expect(agoWords(moment, '2026-11-22', zone)).toBe('yesterday at 9:02 AM');
  expect(agoWords(moment, '2026-11-24', zone)).toBe('Nov 21st at 9:02 AM');
  expect(agoWords(moment, '2027-01-04', zone)).toBe('Nov 21st, 2026 at 9:02 AM');
});
