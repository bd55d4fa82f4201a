import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copy, fold, type Inline, lines, tasks, text } from '../../../src/card.ts';
import { dropMarks } from '../../../src/commands/grammar/mention.ts';
import { breakable, hostileTexts, render, shownLines } from '../scene.ts';

test('a card shows any typed text literally', () => {
  const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileTexts));
  fc.assert(
    fc.property(typed, fc.constantFrom('plain', 'bold', 'code', 'command'), (words, kind) => {
      const body = render(text([kind === 'plain' ? words : ({ [kind]: words } as unknown as Inline)]));
      const whole = kind !== 'command' ? words : words ? `@Migration Desk ${words}` : '@Migration Desk';
      const wanted = whole.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '');
      expect(shownLines(body)).toEqual(wanted.map(breakable));
    }),
  );
});

test('keeps a key in one line, but not in a command, nor in a text to copy', () => {
  const body = JSON.stringify(
    render(text(['MIG-18 (U-04), ', { bold: 'PLC-3' }, { command: 'show MIG-18' }]), copy('About MIG-18')),
  );
  expect(body).toContain('MIG\u201118 (U\u201104), ');
  expect(body).toContain('PLC\u20113');
  expect(body).toContain('show MIG-18');
  expect(body).toContain('About MIG-18');
});

test('keeps a symbol in one line with its words, and a dot with the words before it, but not in a text to copy', () => {
  const task = { text: ['☐ ', { bold: 'TTL lowered' }, ' · due today'], command: 'done 1 E-16' };
  const body = render(
    text('✓ Done · 🔒 users locked out'),
    text('Tenant created ✓ 3 steps left'),
    lines(['⏸ On hold', ['🕓 Cutover ', { moment: '2026-12-01T22:00:00Z', words: 'today' }, ' · soon']]),
    tasks([task]),
    fold('☑ 3 done', text([{ code: '☐ a · b' }])),
    copy('☐ a · b'),
  );
  const drawn = JSON.stringify(body);
  for (const words of [
    '✓_Done_· 🔒_users locked out',
    'Tenant created_✓ 3 steps left',
    '⏸_On hold',
    '🕓_Cutover ',
    '_· soon',
    '☐_',
    '_· due today',
  ])
    expect(drawn).toContain(words.replaceAll('_', '\u00A0'));
  expect(drawn).toContain('☑\u00A03 done');
  expect(drawn.match(/☐ a · b/g)).toHaveLength(2);
});

test('a key or a step copied from Teams is read as if it was typed', () => {
  expect(dropMarks('done MIG\u201118 U\u201104')).toBe('done MIG-18 U-04');
  expect(dropMarks('done MIG-18 ☐\u00A0TTL lowered')).toBe('done MIG-18 ☐ TTL lowered');
});
