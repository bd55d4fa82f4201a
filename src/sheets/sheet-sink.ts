import { cellName, columnName } from './cell-name.ts';
import { plainText, unguard } from './cell-text.ts';
import { overLimit, shown } from './refusals.ts';
import { limits, type Sheet } from './sheet.ts';

/** What a reader has found: a sheet begins, or the sheet that began last has more rows. */
export type SheetPart =
  | { kind: 'sheet'; name: string | null; decimal: Sheet['decimal'] }
  | { kind: 'rows'; rows: string[][] };

/** Adds a part to the sheets that were found so far. */
export function addPart(sheets: Sheet[], part: SheetPart): void {
  if (part.kind === 'rows') sheets.at(-1)?.rows.push(...part.rows);
  else sheets.push({ name: part.name, rows: [], decimal: part.decimal });
}

/** Where a reader puts the sheets of one file. */
export interface SheetSink {
  /** Begins a sheet, and returns where its rows go. */
  begin(name: string | null, decimal: Sheet['decimal']): RowSink;
}

export interface RowSink {
  /**
   * Adds a row. Rows come in order, and rows that are left out are empty. Throws a `Fault` if the row has more than we read.
   */
  add(row: number, cells: string[]): void;
  /** Sends the rows that are still waiting. */
  end(): void;
}

/** How many rows are sent together. Few, so that the main thread never has to take many at once. */
const batch = 500;

/** Makes a sink for a file that cuts what is empty at the ends, and sends the rest in small parts. */
export function createSink(file: string, send: (part: SheetPart) => void): SheetSink {
  let content = 0;
  return {
    begin(name, decimal) {
      send({ kind: 'sheet', name, decimal });
      const where = name === null ? shown(file) : `The sheet ${shown(name)}`;
      let waiting: string[][] = [];
      let length = 0;

      function flush(): void {
        if (waiting.length > 0) send({ kind: 'rows', rows: waiting });
        waiting = [];
      }

      function push(cells: string[]): void {
        waiting.push(cells);
        length++;
        if (waiting.length === batch) flush();
      }

      return {
        add(row, raw) {
          if (!(row >= length)) throw new Error(`row ${row} comes after row ${length - 1}`);
          const cells = trimEnd(raw.map((text) => unguard(plainText(text))));
          if (cells.length === 0) return;
          content += cells.filter(Boolean).length;
          checkLimits(where, row, cells);
          if (content > limits.cells)
            throw overLimit(shown(file), 'too many cells with content', limits.cells, 'cells');
          while (length < row) push([]);
          push(cells);
        },
        end: flush,
      };
    },
  };
}

function checkLimits(where: string, row: number, cells: string[]): void {
  if (row >= limits.rows)
    throw overLimit(where, `content in row ${(row + 1).toLocaleString('en-US')}`, limits.rows, 'rows');
  if (cells.length > limits.columns) {
    const last = `${cells.length.toLocaleString('en-US')} columns, up to column ${columnName(cells.length - 1)}`;
    throw overLimit(where, last, limits.columns, 'columns');
  }
  const long = cells.findIndex((cell) => cell.length > limits.cellLength);
  if (long < 0) return;
  const length = cells[long]!.length.toLocaleString('en-US');
  throw overLimit(
    `Cell ${cellName(row, long)} of ${where}`,
    `${length} characters`,
    limits.cellLength,
    'characters',
  );
}

function trimEnd(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}
