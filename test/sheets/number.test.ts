import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../src/sheets/number.ts';

describe('a number in a sheet', () => {
  it.each([
    ['12', 12],
    ['0', 0],
    ['-3', -3],
    ['−3', -3],
    ['+3', 3],
    [' 1.5 ', 1.5],
    ['1,5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['0,123', 0.123],
    ['0.123', 0.123],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1 234,5', 1234.5],
    ['1\u202f234\u202f567', 1_234_567],
    ["1'234.5", 1234.5],
    ['1.5E+3', 1500],
    ['12,3456', 12.3456],
  ])('reads %j as %d, whatever separates decimals in the file', (text, value) => {
    expect(readNumber(text, '.')).toBe(value);
    expect(readNumber(text, ',')).toBe(value);
  });

  it.each([
    ['1,234', 1234, 1.234],
    ['1.234', 1.234, 1234],
    ['12.500', 12.5, 12_500],
  ])('reads the ambiguous %j as the file separates decimals', (text, point, comma) => {
    expect(readNumber(text)).toBe(point);
    expect(readNumber(text, '.')).toBe(point);
    expect(readNumber(text, ',')).toBe(comma);
  });

  it.each([
    '',
    ' ',
    '-',
    '.',
    'n/a',
    '5 GB',
    '50%',
    '1 2',
    '1,23,456',
    '1.2.3',
    '1,234.567,8',
    '12-3',
    '0x10',
    'Infinity',
    '1e999',
    '=1',
    '١٢',
  ])('does not read %j as a number', (text) => {
    expect(readNumber(text, '.')).toBeNull();
    expect(readNumber(text, ',')).toBeNull();
  });

  it.each([
    ['en-US', '.'],
    ['de-DE', ','],
    ['fr-FR', ','],
    ['de-CH', '.'],
  ] as const)('is read as people in %s write it', (locale, decimal) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (thousandths) => {
        expect(readNumber(format.format(thousandths / 1_000), decimal)).toBe(thousandths / 1_000 || 0);
      }),
    );
  });
});
