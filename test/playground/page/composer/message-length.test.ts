import { expect, test } from 'vitest';
import { tooLong } from '../../../../src/playground/page/composer/message-length.ts';

test('a message has its limit, in words', () => {
  expect(tooLong('x'.repeat(40_000))).toBeNull();
  expect(tooLong('x'.repeat(52_310))).toBe('A message may have 40,000 characters; this has 52,310.');
});
