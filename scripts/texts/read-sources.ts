import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from './source.ts';

const root = join(import.meta.dirname, '../..');

/**
 * Reads the source files in some folders of the repository, in the order of their paths. Leaves out generated files.
 */
export function readSources(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.d)\.(tsx?|mjs)$/.test(name) && !name.startsWith('db/generated/'))
      .sort()
      .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
  );
}
