import { expect, test } from 'vitest';
import { phraseLength } from '../../../src/commands/grammar/phrases.ts';

const phases = ['Delta', 'Customer testing', 'Password reset', 'PST export'];

test.each([
  ['customer testing they found a gap', 2],
  ['Customer Testing', 2],
  ['custmer testing they found a gap', 2],
  ['customer tseting', 2],
  ['customer-testing they found a gap', 1],
  ['delta customer testing is done', 1],
  ['customer wants another test', 1],
  ['password was wrong', 1],
  ['customer', 1],
])('counts the words of the value at the start of “%s”: %i', (text, length) => {
  expect(phraseLength(text.split(' '), phases)).toBe(length);
});

test('reads only one word if no value of the field has several words', () => {
  expect(phraseLength(['customer', 'testing'])).toBe(1);
});
