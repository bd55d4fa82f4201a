import { type Rich, type Table, toPlain } from '../../card.ts';
import { type Look, type RichTextBlock, toLines } from './text.ts';

export interface TableElement {
  type: 'Table';
  firstRowAsHeader: true;
  columns: { width: number }[];
  rows: { type: 'TableRow'; cells: { type: 'TableCell'; items: RichTextBlock[] }[] }[];
}

/** Shows a table below its caption. */
export function toTable({ caption, columns, rows }: Table): (RichTextBlock | TableElement)[] {
  return [
    ...toLines(caption, { weight: 'Bolder' }),
    {
      type: 'Table',
      firstRowAsHeader: true,
      columns: columns.map((title, at) => ({
        width: widthOf([title, ...rows.map((cells) => cells[at] ?? '')]),
      })),
      rows: [toRow(columns, { weight: 'Bolder', size: 'Small' }), ...rows.map((cells) => toRow(cells, {}))],
    },
  ];
}

/**
 * Returns the share of a column in the table's width: the characters of its longest word, because words don't wrap, and the
 * space around a cell, which is as wide as four more.
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
