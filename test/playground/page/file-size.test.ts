import { expect, test } from 'vitest';
import { sizeText } from '../../../src/playground/page/file-size.ts';

test.each([
  [1, '1 byte'],
  [500, '500 bytes'],
  [2000, '2 kB'],
  [20_000, '20 kB'],
  [3_000_000, '2.9 MB'],
])('shows %i bytes as "%s"', (size, shown) => {
  expect(sizeText(size)).toBe(shown);
});
