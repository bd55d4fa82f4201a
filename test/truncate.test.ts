import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOf, truncate } from '../src/truncate.ts';

test.each([
  ['truncate() keeps a text within the limit', 'Advance', 7, 'Advance'],
  ['truncate() shortens a text over the limit, and ends it with an ellipsis', 'Advance', 6, 'Advan…'],
  ['truncate() leaves out an emoji that would be cut in half', 'done 🎉!', 7, 'done …'],
])('%s', (_, text, limit, expected) => {
  expect(truncate(text, limit)).toBe(expected);
});

test('truncate() never returns a text that is too long or ends in half a character', () => {
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
