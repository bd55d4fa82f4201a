import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knowledgeTrace, statements } from './seed-trace.ts';

const root = join(import.meta.dirname, '../..');

test.each(statements)('%s is said by a fact at least, and its test is there', (seed) => {
  const shown = knowledgeTrace.filter((trace) => trace.seed === seed);
  expect(shown.some(({ shownBy }) => shownBy.startsWith('faq F'))).toBe(true);
  expect(shown.filter(({ test: file }) => !existsSync(join(root, file)))).toEqual([]);
});

test('nothing rests on a statement that there is not', () => {
  expect(knowledgeTrace.filter(({ seed }) => !statements.includes(seed))).toEqual([]);
});
