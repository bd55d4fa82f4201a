import { expect, test } from 'vitest';
import { tooLong } from '../../../../src/playground/page/composer/message-length.ts';

test('accepts a message of 40,000 characters', () => {
  expect(tooLong('x'.repeat(40_000))).toBeNull();
});

test('refuses a message over 40,000 characters, and says its length and the limit', () => {
  expect(tooLong('x'.repeat(52_310))).toBe('Your message has 52,310 characters. The limit is 40,000.');
});
