import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const map = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const [, ...walks] = (map.split('\n## Four walks\n')[1] ?? '').split('\n### ');
const whereToChange = (map.split('\n## Where to change what\n')[1] ?? '').split('\n## ')[0] ?? '';

/** The files that a text names, under `src`. */
function filesIn(text: string): string[] {
  return [...text.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file]) => file!);
}

test('ARCHITECTURE.md ends with four walks of numbered lines', () => {
  expect(walks).toHaveLength(4);
  for (const walk of walks) expect(walk.match(/^\d+\. `/gm)?.length).toBeGreaterThan(5);
});

test.each(walks.map((walk) => [walk.split('\n')[0], walk] as const))(
  'names existing files in the walk: %s',
  (_, walk) => {
    expect(filesIn(walk).filter((file) => !existsSync(join(root, 'src', file)))).toEqual([]);
  },
);

test('names existing files in "Where to change what"', () => {
  expect(filesIn(whereToChange).length).toBeGreaterThan(30);
  expect(filesIn(whereToChange).filter((file) => !existsSync(join(root, 'src', file)))).toEqual([]);
});

test('finds a file that does not exist', () => {
  expect(
    filesIn('1. `slack/doors/gone.ts` answers.').map((file) => existsSync(join(root, 'src', file))),
  ).toEqual([false]);
});
