import { expect, test } from 'vitest';
import { fromWallTime, toWallTime } from '../../../../../src/playground/page/blocks/fields/wall-time.ts';

const seconds = (moment: string) => Date.parse(moment) / 1000;

test.each([
  ['2026-11-21T10:45', 'America/Chicago', '2026-11-21T16:45:00Z'],
  ['2026-07-01T00:00', 'America/Chicago', '2026-07-01T05:00:00Z'],
  ['2026-07-01T09:30', 'Asia/Kathmandu', '2026-07-01T03:45:00Z'],
  ['2026-03-08T01:59', 'America/Chicago', '2026-03-08T07:59:00Z'],
  ['2026-03-08T03:00', 'America/Chicago', '2026-03-08T08:00:00Z'],
  ['2026-11-01T03:00', 'America/Chicago', '2026-11-01T09:00:00Z'],
  ['2026-01-31T23:59', 'Pacific/Kiritimati', '2026-01-31T09:59:00Z'],
])('converts the local time %s in %s to the moment %s and back', (wall, zone, moment) => {
  expect(fromWallTime(wall, zone)).toBe(seconds(moment));
  expect(toWallTime(seconds(moment), zone)).toBe(wall);
});

test.each([
  [
    'that a clock change skips, using the offset before the change',
    '2026-03-08T02:30',
    '2026-03-08T08:30:00Z',
  ],
  ['that a clock change repeats, as its first occurrence', '2026-11-01T01:30', '2026-11-01T06:30:00Z'],
])('reads a local time %s', (_name, wall, moment) => {
  expect(fromWallTime(wall, 'America/Chicago')).toBe(seconds(moment));
});

test.each(['', '2026-11', '2026-13-01T00:00', 'noon'])('rejects "%s" as a local time', (wall) => {
  expect(fromWallTime(wall, 'UTC')).toBeNull();
});
