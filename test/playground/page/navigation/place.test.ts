import { expect, test } from 'vitest';
import { readPlace, writePlace } from '../../../../src/playground/page/navigation/place.ts';

test.each([
  ['', { as: null, in: null, home: false, thread: null }],
  ['?as=dana&in=migrations', { as: 'dana', in: 'migrations', home: false, thread: null }],
  ['?as=lee&in=desk&tab=home', { as: 'lee', in: 'desk', home: true, thread: null }],
  ['?in=migrations&thread=1.000100', { as: null, in: 'migrations', home: false, thread: '1.000100' }],
])('reads and writes the URL "%s"', (search, place) => {
  expect(readPlace(search)).toEqual(place);
  expect(writePlace(place)).toBe(search);
});

test('shows the messages when the URL names an unknown tab', () => {
  expect(readPlace('?tab=files').home).toBe(false);
});
