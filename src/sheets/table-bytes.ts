import { writeXlsx, type Cell as XlsxCell } from 'hucre/xlsx';
import { truncate } from '../truncate.ts';
import { columnName } from './cell-name.ts';
import { guard, plainText } from './cell-text.ts';
import { delimiters } from './delimiter.ts';
import { numberText } from './number.ts';
import { limits } from './sheet.ts';

/** A sheet to write. */
export interface Table {
  /** The sheet's name in a workbook: at most 31 characters, none of `[]:*?/\`. */
  name: string;
  /** The rows above the header, such as a title. */
  above?: Cell[][];
  header: string[];
  /** The rows below the header. */
  rows: Cell[][];
  /**
   * Cells with something to correct. If there are any, a column `What to correct` gives the reasons. It is the last one, unless
   * the table has it already.
   */
  marks?: Mark[];
}

/** A text, a number, or nothing. */
export type Cell = string | number | null;

/** A cell that a person has to correct. */
export interface Mark {
  /** Indexes into the table's `rows` and `header`. */
  row: number;
  column: number;
  reason: string;
}

/** The header of the column with the reasons. Whoever reads a sheet that came back can leave it out. */
export const reasonHeader = 'What to correct';

const bold = { font: { bold: true } };
const marked = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE699' } } } as const;

/** Widths of a column in characters. */
const narrowest = 10;
const widest = 60;

/** Writes a workbook in this thread. See `writeXlsx`. */
export async function xlsxBytes(table: Table): Promise<Uint8Array> {
  const rows = withReasons(table).map((row) =>
    row.map((cell) => (typeof cell === 'string' ? workbookText(cell) : cell)),
  );
  const top = table.above?.length ?? 0;
  const header = rows[top]!;
  const cells = new Map<string, Partial<XlsxCell>>();
  for (const column of header.keys()) cells.set(`${top},${column}`, { style: bold });
  for (const { row, column } of table.marks ?? []) cells.set(`${top + row + 1},${column}`, { style: marked });
  const columns = header.map((_, column) => ({ width: widthOf(rows.slice(top), column) }));
  return writeXlsx({ sheets: [{ name: table.name, rows, columns, cells, freezePane: { rows: top + 1 } }] });
}

/** Writes a CSV file in this thread. See `writeCsv`. */
export function csvBytes(table: Table): Uint8Array {
  const lines = withReasons(table).map((row) => row.map(csvCell).join(','));
  return Buffer.from(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`);
}

/** Returns all rows of a table in order, with a column of reasons if there are any. */
function withReasons({ above = [], header, rows, marks = [] }: Table): Cell[][] {
  if (marks.length === 0) return [...above, header, ...rows];
  const reasons = Map.groupBy(marks, ({ row }) => row);
  const reasonOf = (row: number) =>
    (reasons.get(row) ?? [])
      .map(({ column, reason }) => `${header[column] || `Column ${columnName(column)}`}: ${reason}`)
      .join('\n');
  // A row may have more cells than the header. They stay where they are.
  const width = rows.reduce((most, row) => Math.max(most, row.length), header.length);
  const old = header.indexOf(reasonHeader);
  const at = old < 0 ? width : old;
  const withCell = (row: Cell[], reason: string | null) =>
    Array.from({ length: Math.max(width, at + 1) }, (_, column) =>
      column === at ? reason : (row[column] ?? null),
    );
  return [
    ...above,
    withCell(header, reasonHeader),
    ...rows.map((row, i) => withCell(row, reasonOf(i) || null)),
  ];
}

/** A text for a workbook. `_x0041_` would be read as the letter A, so the first character of such a text is written that way. */
function workbookText(text: string): string {
  return guard(truncate(plainText(text), limits.cellLength - 1)).replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_');
}

/** A cell for CSV, in quotes if it has a character that could be taken for a delimiter. */
function csvCell(cell: Cell): string {
  const text = guard(plainText(typeof cell === 'number' ? numberText(cell) : (cell ?? '')));
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const needsQuotes = new RegExp(`["\\n${delimiters.join('')}]|^\\s|\\s$`);

function widthOf(rows: Cell[][], column: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[column] ?? '').length), narrowest);
  return Math.min(longest + 2, widest);
}
