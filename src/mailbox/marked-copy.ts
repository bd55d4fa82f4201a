import { readNumber } from '../sheets/number.ts';
import type { Cell, Table } from '../sheets/table-bytes.ts';
import type { RowFault } from './read-lines.ts';
import type { Recognized } from './recognize.ts';

/**
 * Returns a copy of a sheet that marks what to correct. Each row keeps its number, and each column its title, so the copy is
 * read like the sheet itself once it is corrected.
 */
export function markedCopy({ all, headerAt, header, decimal }: Recognized, faults: RowFault[]): Table {
  const copied = (rows: string[][]) =>
    decimal === '.' ? rows : rows.map((cells) => cells.map((cell) => numberOf(cell) ?? cell));
  const first = headerAt + 1;
  return {
    name: 'Mailboxes',
    above: copied(all.slice(0, headerAt)),
    header: header.map((title) => title.trim()),
    rows: copied(all.slice(first)),
    marks: faults.map(({ row, column, says }) => ({ row: row - 1 - first, column, reason: says })),
  };
}

/**
 * Reads a number that would be another one in a workbook, where a point separates decimals: `1,234` in a sheet with decimal
 * commas.
 */
function numberOf(cell: string): Cell {
  const value = readNumber(cell, ',');
  return value === readNumber(cell, '.') ? null : value;
}
