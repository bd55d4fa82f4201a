import { expect, test } from 'vitest';
import { newsOf, toPlainWords } from '../../../../src/playground/page/messages/plain-words.ts';
import { createMessage, dana, desk, migrations } from '../fixture.ts';

const names = { people: [dana, desk], channels: [migrations] };

test.each([
  ['*MIG-1* is _open_ at `acme.com`', 'MIG-1 is open at acme.com'],
  ['<@U1> in <#C1>, <https://acme.com|acme>', '@Dana Reyes in #migrations, acme'],
  ['<!here> a &lt;b&gt; &amp; c', '@here a <b> & c'],
  ['one\n\n> two\n```three```', 'one two three'],
])('%j', (text, words) => {
  expect(toPlainWords(text, names)).toBe(words);
});

test('the news says who and, if so, that nobody else sees it', () => {
  expect(newsOf(createMessage('1.000000'), names)).toBe('Dana Reyes: Hello');
  const hint = createMessage('1.000000', { user: desk.id, ephemeral: true, text: 'Ask a lead.' });
  expect(newsOf(hint, names)).toBe('Migration Desk, only visible to you: Ask a lead.');
  const sheet = createMessage('1.000000', { text: '', files: [{ id: 'F1', name: 'users.csv', size: 12 }] });
  expect(newsOf(sheet, names)).toBe('Dana Reyes: users.csv');
  expect(newsOf(createMessage('1.000000', { text: 'x'.repeat(999) }), names)).toHaveLength(213);
});
