import { setImmediate } from 'node:timers/promises';
import type { Cell, Table } from '../../sheets/table-bytes.ts';
import { findSecret } from '../secrets/find-secret.ts';

/** How many cells are checked at a stretch, so that others are answered in between. A cell takes about 0.1 ms. */
const batch = 50;

/** The most cells that are checked, which takes about a second. */
const mostChecked = 10_000;

/** A cell with one word, such as an address or a number. It can't say that something is a password. */
const harmless = /^[\w.@+-]*$/;

/** What a copy has instead of a cell that seems to have a password. */
const leftOut = '(left out, because it may be a password)';

/** Whether a cell seems to have a password. */
export function mayBeSecret(cell: string): boolean {
  return !harmless.test(cell) && findSecret(cell) !== null;
}

/**
 * Returns a table without the cells that seem to have a password. Null if the table has too many different cells with several
 * words.
 */
export async function copyWithoutSecrets(table: Table): Promise<Table | null> {
  const known = new Map<Cell, Cell>();
  let checked = 0;

  async function clean(cell: Cell): Promise<Cell> {
    if (typeof cell !== 'string' || harmless.test(cell)) return cell;
    if (!known.has(cell)) {
      if (++checked % batch === 0) await setImmediate();
      known.set(cell, mayBeSecret(cell) ? leftOut : cell);
    }
    return known.get(cell) ?? null;
  }

  async function cleanAll(rows: Cell[][]): Promise<Cell[][]> {
    const cleaned: Cell[][] = [];
    for (const row of rows) {
      if (checked > mostChecked) break;
      const cells: Cell[] = [];
      for (const cell of row) cells.push(await clean(cell));
      cleaned.push(cells);
    }
    return cleaned;
  }

  const above = await cleanAll(table.above ?? []);
  const rows = await cleanAll(table.rows);
  return checked > mostChecked ? null : { ...table, above, rows };
}
