import { wordsOf } from '../text/plain-text.ts';

/** A cell of a `table` or `data_table`. Null is an empty cell. */
export type Cell =
  | { type: 'raw_text'; text: string }
  | { type: 'raw_number'; value: number; text: string }
  | { type: 'rich_text'; elements: unknown[] }
  | null;

export interface Sorting {
  column: number;
  direction: 'ascending' | 'descending';
}

export function cellText(cell: Cell | undefined): string {
  if (!cell) return '';
  return cell.type === 'rich_text' ? wordsOf(cell.elements) : cell.text;
}

/** Whether all cells of a column are numbers. Other columns are sorted as text. */
export function isNumeric(rows: Cell[][], column: number): boolean {
  return rows.length > 0 && rows.every((row) => row[column]?.type === 'raw_number');
}

/** Sorts rows by a column. Equal rows keep their order. */
export function sortRows(rows: Cell[][], sorting: Sorting | null): Cell[][] {
  if (!sorting) return rows;
  const { column, direction } = sorting;
  const numeric = isNumeric(rows, column);
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare(a[column] ?? null, b[column] ?? null, numeric));
}

function compare(a: Cell, b: Cell, numeric: boolean): number {
  if (numeric && a?.type === 'raw_number' && b?.type === 'raw_number') return a.value - b.value;
  return cellText(a).localeCompare(cellText(b), 'en');
}

/**
 * Returns the sorting after a person presses a column's header. The first press sorts ascending, the second descending,
 * and the third restores the bot's order.
 */
export function nextSorting(now: Sorting | null, column: number): Sorting | null {
  if (now?.column !== column) return { column, direction: 'ascending' };
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null;
}
