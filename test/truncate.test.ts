import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOf, truncate } from '../src/truncate.ts';

test.each([
  ['a text that fits stays as it is', 'Advance', 7, 'Advance'],
  ['a longer text ends in an ellipsis', 'Advance', 6, 'Advan…'],
  ['an emoji that would be halved is left out', 'done 🎉!', 7, 'done …'],
])('%s', (_, text, limit, expected) => {
  expect(truncate(text, limit)).toBe(expected);
});

test('no text comes out too long, or with half a character', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 20 }), (whole, limit) => {
      for (const part of [truncate(whole, limit), startOf(whole, limit)]) {
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(part.isWellFormed()).toBe(true);
      }
    }),
  );
});
