import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/**
 * Returns the rows of the tables in a section, without the header rows and without backquotes.
 * @param file its path in the repository, such as `docs/sources.md`
 */
export function readTable(file: string, heading: string): string[][] {
  const text = readFileSync(join(root, file), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const tables = section.split('\n\n').filter((part) => part.startsWith('|'));
  return tables.flatMap((table) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll('`', '')),
      ),
  );
}
