import { expect, test } from 'vitest';
import { fromWallTime, toWallTime } from '../../../../src/playground/page/blocks/fields/wall-time.ts';
import { formatSlackDate } from '../../../../src/playground/page/blocks/library/slack-date.ts';

const seconds = (moment: string) => Date.parse(moment) / 1000;

test.each([
  ['2026-11-21T10:45', 'America/Chicago', '2026-11-21T16:45:00Z'],
  ['2026-07-01T00:00', 'America/Chicago', '2026-07-01T05:00:00Z'],
  ['2026-07-01T09:30', 'Asia/Kathmandu', '2026-07-01T03:45:00Z'],
  ['2026-03-08T01:59', 'America/Chicago', '2026-03-08T07:59:00Z'],
  ['2026-03-08T03:00', 'America/Chicago', '2026-03-08T08:00:00Z'],
  ['2026-11-01T03:00', 'America/Chicago', '2026-11-01T09:00:00Z'],
  ['2026-01-31T23:59', 'Pacific/Kiritimati', '2026-01-31T09:59:00Z'],
])('%s in %s is %s, there and back', (wall, zone, moment) => {
  expect(fromWallTime(wall, zone)).toBe(seconds(moment));
  expect(toWallTime(seconds(moment), zone)).toBe(wall);
});

test.each([
  ['left out', '2026-03-08T02:30', '2026-03-08T08:30:00Z'],
  ['there twice', '2026-11-01T01:30', '2026-11-01T06:30:00Z'],
])('a time that is %s by a clock change is a moment all the same', (_what, wall, moment) => {
  expect(fromWallTime(wall, 'America/Chicago')).toBe(seconds(moment));
});

test.each(['', '2026-11', '2026-13-01T00:00', 'noon'])('“%s” is no time', (wall) => {
  expect(fromWallTime(wall, 'UTC')).toBeNull();
});

const now = '2026-12-07T20:00:00Z';

test.each([
  ['{date_num} {time}', '2026-12-07 9:00 AM'],
  ['{date}', 'December 7, 2026'],
  ['{date_short}', 'Dec 7, 2026'],
  ['{date_long}', 'Monday, December 7, 2026'],
  ['{date_pretty} at {time_secs}', 'today at 9:00:00 AM'],
  ['{nonsense}', '{nonsense}'],
])('%s', (format, shown) => {
  expect(formatSlackDate(seconds('2026-12-07T15:00:00Z'), format, 'America/Chicago', now)).toBe(shown);
});

test.each([
  ['2026-12-06T15:00:00Z', 'yesterday'],
  ['2026-12-08T15:00:00Z', 'tomorrow'],
  ['2026-12-09T15:00:00Z', 'Dec 9, 2026'],
  // Still the sixth in Chicago.
  ['2026-12-07T05:00:00Z', 'yesterday'],
])('%s is %s', (moment, shown) => {
  expect(formatSlackDate(seconds(moment), '{date_short_pretty}', 'America/Chicago', now)).toBe(shown);
});
