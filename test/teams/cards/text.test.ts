import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copy, type Inline, text } from '../../../src/card.ts';
import { dropMarks } from '../../../src/commands/grammar/mention.ts';
import { hostileTexts, render, shownLines } from '../scene.ts';

test('a card shows any typed text literally', () => {
  const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileTexts));
  fc.assert(
    fc.property(typed, fc.constantFrom('plain', 'bold', 'code', 'command'), (words, kind) => {
      const body = render(text([kind === 'plain' ? words : ({ [kind]: words } as unknown as Inline)]));
      const whole = kind !== 'command' ? words : words ? `@Migration Desk ${words}` : '@Migration Desk';
      const wanted = whole.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '');
      expect(shownLines(body)).toEqual(wanted);
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

test('a key or a step copied from Teams is read as if it was typed', () => {
  expect(dropMarks('done MIG\u201118 U\u201104')).toBe('done MIG-18 U-04');
});
