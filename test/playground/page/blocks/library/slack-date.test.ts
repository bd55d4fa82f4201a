import { expect, test } from 'vitest';
import { formatSlackDate } from '../../../../../src/playground/page/blocks/library/slack-date.ts';

const now = '2026-12-07T20:00:00Z';
const show = (moment: string, format: string) =>
  formatSlackDate(Date.parse(moment) / 1000, format, 'America/Chicago', now);

test.each([
  ['{date_num} {time}', '2026-12-07 9:00 AM'],
  ['{date}', 'December 7th'],
  ['{date_short}', 'Dec 7, 2026'],
  ['{date_long}', 'Monday, December 7, 2026'],
  ['{day_divider_pretty}', 'today'],
  ['{date_pretty} at {time_secs}', 'today at 9:00:00 AM'],
])('shows a date in the format %s as "%s"', (format, shown) => {
  expect(show('2026-12-07T15:00:00Z', format)).toBe(shown);
});

test('leaves an unknown token in a date format as it is', () => {
  expect(show('2026-12-07T15:00:00Z', '{nonsense}')).toBe('{nonsense}');
});

test.each([
  ['2026-12-09T15:00:00Z', 'Wednesday, December 9th'],
  ['2027-01-06T15:00:00Z', 'Wednesday, January 6th, 2027'],
  ['2026-12-08T15:00:00Z', 'tomorrow'],
])('the format {day_divider_pretty} shows %s as "%s"', (moment, shown) => {
  expect(show(moment, '{day_divider_pretty}')).toBe(shown);
});

test.each([
  ['the day before', '2026-12-06T15:00:00Z', 'yesterday'],
  ["the day before in the team's time zone", '2026-12-07T05:00:00Z', 'yesterday'],
  ['the next day', '2026-12-08T15:00:00Z', 'tomorrow'],
  ['two days later', '2026-12-09T15:00:00Z', 'Dec 9, 2026'],
])('the format {date_short_pretty} shows %s (%s) as "%s"', (_name, moment, shown) => {
  expect(show(moment, '{date_short_pretty}')).toBe(shown);
});
