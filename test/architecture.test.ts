import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const map = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const [, ...walks] = (map.split('\n## Four walks\n')[1] ?? '').split('\n### ');
const whereToChange = (map.split('\n## Where to change what\n')[1] ?? '').split('\n## ')[0] ?? '';

/** Returns the files under `src` whose paths appear in a text. */
function filesIn(text: string): string[] {
  return [...text.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file]) => file!);
}

test('ARCHITECTURE.md ends with four numbered walks through the code', () => {
  expect(walks).toHaveLength(4);
  for (const walk of walks) expect(walk.match(/^\d+\. `/gm)?.length).toBeGreaterThan(5);
});

test.each(walks.map((walk) => [walk.split('\n')[0], walk] as const))(
  'the walk "%s" in ARCHITECTURE.md names only existing files',
  (_, walk) => {
    expect(filesIn(walk).filter((file) => !existsSync(join(root, 'src', file)))).toEqual([]);
  },
);

test('the section "Where to change what" of ARCHITECTURE.md names only existing files', () => {
  expect(filesIn(whereToChange).length).toBeGreaterThan(30);
  expect(filesIn(whereToChange).filter((file) => !existsSync(join(root, 'src', file)))).toEqual([]);
});

test('the check of ARCHITECTURE.md finds a file that does not exist', () => {
  expect(
    filesIn('1. `slack/doors/gone.ts` answers.').map((file) => existsSync(join(root, 'src', file))),
  ).toEqual([false]);
});
