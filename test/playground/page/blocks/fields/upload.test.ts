import { expect, test } from 'vitest';
import { sizeOfBase64, toBase64 } from '../../../../../src/playground/page/blocks/fields/upload.ts';

test('encodes a large file as base64', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i % 256);
  expect(Buffer.from(toBase64(bytes), 'base64')).toEqual(Buffer.from(bytes));
});

test.each([1, 2, 3, 4])("computes a file's size of %i bytes from its base64 text", (size) => {
  expect(sizeOfBase64(toBase64(new Uint8Array(size)))).toBe(size);
});
