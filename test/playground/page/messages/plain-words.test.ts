import { expect, test } from 'vitest';
import { newsOf, toPlainWords } from '../../../../src/playground/page/messages/plain-words.ts';
import { createMessage, dana, desk, migrations } from '../fixture.ts';

const names = { people: [dana, desk], channels: [migrations] };

test.each([
  ['*MIG-1* is _open_ at `acme.com`', 'MIG-1 is open at acme.com'],
  ['<@U1> in <#C1>, <https://acme.com|acme>', '@Dana Reyes in #migrations, acme'],
  ['<!here> a &lt;b&gt; &amp; c', '@here a <b> & c'],
  ['one\n\n> two\n```three```', 'one two three'],
])('turns the message %j into the plain words %j', (text, words) => {
  expect(toPlainWords(text, names)).toBe(words);
});

test('announces a message and its sender to screen readers', () => {
  expect(newsOf(createMessage('1.000000'), names)).toBe('Dana Reyes: Hello');
});

test('announces that a message is visible to only one person', () => {
  const hint = createMessage('1.000000', { user: desk.id, ephemeral: true, text: 'Ask a lead.' });
  expect(newsOf(hint, names)).toBe('Migration Desk, only visible to you: Ask a lead.');
});

test('announces the names of files in a message without text', () => {
  const sheet = createMessage('1.000000', { text: '', files: [{ id: 'F1', name: 'users.csv', size: 12 }] });
  expect(newsOf(sheet, names)).toBe('Dana Reyes: users.csv');
});

test('announces only the start of a long message', () => {
  const news = newsOf(createMessage('1.000000', { text: 'x'.repeat(999) }), names);
  expect(news).toBe(`Dana Reyes: ${'x'.repeat(200)}…`);
});
