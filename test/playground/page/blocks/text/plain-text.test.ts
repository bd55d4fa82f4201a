import { expect, test } from 'vitest';
import { plainText, wordsOf } from '../../../../../src/playground/page/blocks/text/plain-text.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

test('replaces emoji codes in plain text, but not markup', () => {
  expect(plainText(plain(':tada: *x*'))).toBe('🎉 *x*');
  expect(plainText(undefined)).toBe('');
});

test('keeps emoji codes when the bot sets emoji to false', () => {
  expect(plainText({ ...plain(':tada:'), emoji: false })).toBe(':tada:');
});

test('finds all text in a block', () => {
  const block = { type: 'card', title: plain('One'), actions: [{ type: 'button', text: plain('Two') }] };
  expect(wordsOf(block)).toBe('One\nTwo');
});
