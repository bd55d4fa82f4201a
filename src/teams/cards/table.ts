import type { Rich, Table } from '../../card.ts';
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
      columns: columns.map(() => ({ width: 1 })),
      rows: [toRow(columns, { weight: 'Bolder', size: 'Small' }), ...rows.map((cells) => toRow(cells, {}))],
    },
  ];
}

function toRow(cells: Rich[], look: Look): TableElement['rows'][number] {
  return {
    type: 'TableRow',
    cells: cells.map((cell) => ({ type: 'TableCell', items: toLines(cell, look) })),
  };
}
