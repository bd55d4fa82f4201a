import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Inline, text } from '../../../src/card.ts';
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
