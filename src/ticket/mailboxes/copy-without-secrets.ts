import type { Cell, Table } from '../../sheets/table-bytes.ts';
import { searchSecrets } from './secret-search.ts';

/** The most cells that are searched, which takes about a second. */
const mostSearched = 10_000;

/** What a copy has instead of a cell that seems to have a password. */
const leftOut = '(left out, because it may be a password)';

/**
 * Returns a table without the cells that seem to have a password. Null if the table has too many different cells with several
 * words.
 */
export async function copyWithoutSecrets(table: Table): Promise<Table | null> {
  const search = searchSecrets();

  async function clean(rows: Cell[][]): Promise<Cell[][]> {
    const cleaned: Cell[][] = [];
    for (const row of rows) {
      if (search.count() > mostSearched) break;
      const cells: Cell[] = [];
      for (const cell of row)
        cells.push(typeof cell === 'string' && (await search.finds(cell)) ? leftOut : cell);
      cleaned.push(cells);
    }
    return cleaned;
  }

  const above = await clean(table.above ?? []);
  const rows = await clean(table.rows);
  return search.count() > mostSearched ? null : { ...table, above, rows };
}
