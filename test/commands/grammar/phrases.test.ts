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
])('reads “%s” as a value of this many words: %i', (text, length) => {
  expect(phraseLength(text.split(' '), phases)).toBe(length);
});

test('reads one word if the field has no phrases', () => {
  expect(phraseLength(['customer', 'testing'])).toBe(1);
});
