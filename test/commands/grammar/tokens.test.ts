import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '../../../src/commands/grammar/tokens.ts';

/** A short form of a token: a word, or `key:value` as [key, value]. */
type Short = string | [string, string];

const cases: [string, Short[]][] = [
  ['', []],
  ['  show   MIG-1 ', ['show', 'MIG-1']],
  ['open a.com from:gmail', ['open', 'a.com', ['from', 'gmail']]],
  ['customer:"Acme Corp" x', [['customer', 'Acme Corp'], 'x']],
  ['customer:“Acme Corp”', [['customer', 'Acme Corp']]],
  ['customer:„Acme Corp“', [['customer', 'Acme Corp']]],
  ["customer:'Acme Corp' x", [['customer', 'Acme Corp'], 'x']],
  ["customer:O'Brien x", [['customer', "O'Brien"], 'x']],
  ['customer=Acme', [['customer', 'Acme']]],
  [
    'from: gmail to: office-365',
    [
      ['from', 'gmail'],
      ['to', 'office-365'],
    ],
  ],
  ['note:"" x', [['note', ''], 'x']],
  ['-from:gmail', [['from', 'gmail']]],
  ['https://acme.com/a:b', ['https://acme.com/a:b']],
  ['09:00', ['09:00']],
  ['a\n\tb', ['a', 'b']],
  ['FROM:Gmail', [['from', 'Gmail']]],
  ['"two words" three', ['two words', 'three']],
];

test.each(cases)('splits %j into tokens', (text, expected) => {
  const short = tokenize(text).map((token): Short => (token.key ? [token.key, token.value] : token.value));
  expect(short).toEqual(expected);
});

test('rejects a quote without a closing quote', () => {
  expect(() => tokenize('open customer:"Acme')).toThrow('closing quote is missing');
});

test('gives every token its position in the text, without overlaps', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let end = 0;
      for (const token of tokenizeOrNone(text)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        const first = token.raw.split(' ')[0] ?? '';
        expect(text.startsWith(first, token.start)).toBe(true);
        end = token.start + first.length;
      }
    }),
  );
});

function tokenizeOrNone(text: string) {
  try {
    return tokenize(text);
  } catch {
    return [];
  }
}
