import { cellLine, type Rich, type Table, toPlain } from '../../card.ts';
import { type Look, type RichTextBlock, toLines } from './text.ts';

export interface TableElement {
  type: 'Table';
  firstRowAsHeader: true;
  columns: { width: number }[];
  rows: { type: 'TableRow'; cells: { type: 'TableCell'; items: RichTextBlock[] }[] }[];
}

/** The number of columns that fit on a phone. */
const most = 3;

/** Shows a table below its caption. A table with more columns than fit on a phone becomes one with two columns. */
export function toTable(table: Table): (RichTextBlock | TableElement)[] {
  const { caption, columns, rows } = table.columns.length > most ? inTwoColumns(table) : table;
  return [
    ...toLines(caption, { weight: 'Bolder' }),
    {
      type: 'Table',
      firstRowAsHeader: true,
      columns: widthsOf(columns, rows).map((width) => ({ width })),
      rows: [toRow(columns, { weight: 'Bolder', size: 'Small' }), ...rows.map((cells) => toRow(cells, {}))],
    },
  ];
}

/** Joins the first two columns, and the others. */
function inTwoColumns({ columns, rows, leads = [], ...table }: Table): Table {
  const halves = (cells: Rich[], before: Table['leads'] = []): Rich[] => [
    cellLine(cells.slice(0, 2), before.slice(0, 2)),
    cellLine(cells.slice(2), before.slice(2)),
  ];
  const titles = halves(columns).map((title) => toPlain(title));
  return { ...table, columns: titles, rows: rows.map((cells) => halves(cells, leads)) };
}

/** Returns each column's share of the table's width. The last column has the longest texts, so no other is wider. */
function widthsOf(columns: string[], rows: Rich[][]): number[] {
  const widths = columns.map((title, at) => widthOf([title, ...rows.map((cells) => cells[at] ?? '')]));
  return widths.map((width, at) => (at === widths.length - 1 ? Math.max(...widths) : width));
}

/**
 * Returns the characters of the longest word in a column, because words don't wrap, and the space around a cell, which is
 * as wide as four more.
 */
function widthOf(cells: Rich[]): number {
  return Math.max(...cells.flatMap((cell) => toPlain(cell).split(/\s/)).map((word) => word.length + 4));
}

function toRow(cells: Rich[], look: Look): TableElement['rows'][number] {
  return {
    type: 'TableRow',
    cells: cells.map((cell) => ({ type: 'TableCell', items: toLines(cell, look) })),
  };
}
