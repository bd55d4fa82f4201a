import { expect, test } from 'vitest';
import { earliest } from '../src/clock.ts';

const [monday, tuesday] = [new Date('2026-11-23T15:00:00Z'), new Date('2026-11-24T09:00:00Z')];

test.each([
  { name: 'the earliest moment, in any order', moments: [tuesday, monday], first: monday },
  { name: 'a moment rather than null', moments: [null, tuesday, null], first: tuesday },
  { name: 'null if there is no moment', moments: [null], first: null },
  { name: 'null for an empty list', moments: [], first: null },
])('from a list of moments, earliest() returns $name', ({ moments, first }) => {
  expect(earliest(moments)).toEqual(first);
});
