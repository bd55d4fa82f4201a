import { Fault } from '../errors.ts';
import type { Sheet } from '../sheets/sheet.ts';
import {
  type ListKind,
  type ReportKind,
  roleOf,
  type SheetKind,
  sheetKinds,
  titleOf,
} from './sheet-kinds.ts';

type Decimal = Sheet['decimal'];

/** A sheet whose header was found. */
export interface Recognized<Kind extends SheetKind = SheetKind> {
  /** What separates the decimals of numbers. */
  decimal: Decimal;
  kind: Kind;
  /** All rows of the sheet, and the index of the one with the header. */
  all: string[][];
  headerAt: number;
  /** The titles of the columns, as they stand in the sheet. */
  header: string[];
  /** The rows below the header. */
  rows: { cells: string[]; number: number }[];
}

/** A sheet that people fill in, or an export of the migration tool. */
export type Found = Recognized<ListKind> | Recognized<ReportKind>;

/** In how many rows from the top a header may be. People put titles and notes above it. */
export const headerWithin = 10;

/**
 * Finds the sheet with mailboxes in a file, by its header. Throws a `Fault` if no sheet has a header of `sheetKinds`.
 *
 * @param sheets the sheets of the file, in order
 */
export function recognize(sheets: Pick<Sheet, 'rows' | 'decimal'>[]): Found {
  for (const { rows, decimal } of sheets) {
    const found = recognizeOne(rows);
    if (found) return { ...found, decimal } as Found;
  }
  throw new Fault('This file has no list of mailboxes: none of its first ten rows names the columns.', {
    hint: 'One of these rows must have “Old address” or “Source email” as the title of a column. A hidden sheet is not read. To get a sheet for the customer, use `sheet`.',
    field: 'file',
    omit: true,
  });
}

function recognizeOne(rows: string[][]): Omit<Recognized, 'decimal'> | null {
  for (const [i, header] of rows.slice(0, headerWithin).entries()) {
    const titles = header.map(titleOf);
    const kind = sheetKinds.find((one) => fits(one, titles));
    if (!kind) continue;
    const below = rows.slice(i + 1).map((cells, j) => ({ cells, number: i + j + 2 }));
    const filled = below.filter(
      ({ cells }) => cells.some((cell) => cell.trim() !== '') && !isHeader(cells, titles),
    );
    return { kind, all: rows, headerAt: i, header, rows: filled };
  }
  return null;
}

function fits(kind: SheetKind, titles: string[]): boolean {
  const columns: Record<string, string> = 'reports' in kind ? kind.reports : kind.columns;
  const isNeeded = kind.needs.length > 0;
  return isNeeded
    ? kind.needs.every((title) => titles.includes(title))
    : titles.some((title) => roleOf(columns, title) === 'source');
}

/** Whether a sheet is an export of the migration tool. */
export function isReport(found: Found): found is Recognized<ReportKind> {
  return 'reports' in found.kind;
}

/** Whether a sheet is one that people fill in. */
export function isList(found: Found): found is Recognized<ListKind> {
  return !isReport(found);
}

/** Whether a row repeats the header. */
function isHeader(cells: string[], titles: string[]): boolean {
  return cells.every((cell, i) => titleOf(cell) === titles[i]);
}
