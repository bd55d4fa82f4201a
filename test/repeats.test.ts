import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRepeats, type Line, type Repeated, type Repeats } from '../src/repeats.ts';

let repeats: Repeats;
let written: { message: string; repeated?: Repeated }[];

beforeEach(() => {
  vi.useFakeTimers();
  repeats = createRepeats();
  written = [];
});

afterEach(() => void vi.useRealTimers());

function take(message: string, more: Partial<Line> = {}): void {
  const line = { level: 50, message, fields: {}, request: null, ...more };
  repeats.take(line, (repeated) => written.push(repeated ? { message, repeated } : { message }));
}

/** An error with a code, as Postgres throws it. */
function coded(code: string): Error {
  return Object.assign(new Error('no answer'), { code });
}

test('writes the first line at once, and after a minute how many followed', () => {
  for (let i = 0; i < 2_219; i++) take('a command failed', { fields: { err: coded('P1001'), delivery: i } });
  expect(written).toEqual([{ message: 'a command failed' }]);
  vi.advanceTimersByTime(60_000);
  expect(written.slice(1)).toEqual([{ message: 'a command failed', repeated: { repeats: 2_218 } }]);
});

test('goes on counting while a failure lasts, and starts again after a quiet minute', () => {
  take('failed');
  take('failed');
  vi.advanceTimersByTime(60_000);
  take('failed');
  vi.advanceTimersByTime(60_000);
  expect(written.map(({ repeated }) => repeated?.repeats)).toEqual([undefined, 1, 1]);
  vi.advanceTimersByTime(60_000);
  take('failed');
  expect(written.at(-1)).toEqual({ message: 'failed' });
});

test.each([
  ['the level', {}, { level: 40 }],
  ["the error's type", { fields: { err: new TypeError('no') } }, { fields: { err: new RangeError('no') } }],
  ["the error's code", { fields: { err: coded('P1001') } }, { fields: { err: coded('P2002') } }],
  ['the place', { fields: { place: 'slack:C1' } }, { fields: { place: 'slack:C2' } }],
  ['the line of code that threw', { fields: { err: new Error('no') } }, { fields: { err: new Error('no') } }],
])('keeps lines apart that differ in %s', (_, one, other) => {
  take('failed', one);
  take('failed', other);
  expect(written).toHaveLength(2);
});

test('remembers a limited number of lines and references', () => {
  for (let i = 0; i < 150; i++) take('failed', { request: `request ${i}` });
  for (let i = 0; i < 500; i++) take('failed', { fields: { place: `slack:C${i}` } });
  // The first line was pushed out, which told how often it was repeated.
  const [told] = written.filter(({ repeated }) => repeated);
  expect(told?.repeated?.repeats).toBe(149);
  expect(told?.repeated?.requests).toHaveLength(100);
  expect(told?.repeated?.requests?.at(-1)).toBe('request 149');
  expect(vi.getTimerCount()).toBe(200);
  repeats.flush();
  expect(vi.getTimerCount()).toBe(0);
});
