import { useId, useState } from 'react';
import type { Block } from '../../contract.ts';
import { numbered } from '../numbered.ts';
import { TableFrame, TableRows } from './table-frame.tsx';
import { type Cell, cellText, isNumeric, nextSorting, type Sorting, sortRows } from './table-rows.ts';

interface DataTableBlock extends Block {
  caption: string;
  rows: Cell[][];
  page_size?: number;
  row_header_column_index?: number;
}

/** A table with a caption and pages. People can sort it by a column. */
export function DataTable({ block }: { block: DataTableBlock }) {
  const { caption, rows, page_size: size = 5, row_header_column_index: headColumn = 0 } = block;
  const [head = [], ...body] = rows;
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [page, setPage] = useState(0);
  const pages = Math.ceil(body.length / size);
  const first = Math.min(page, pages - 1) * size;
  const shown = sortRows(body, sorting).slice(first, first + size);

  function styleOf(column: number) {
    return { textAlign: isNumeric(body, column) ? 'right' : 'left' } as const;
  }
  function sortBy(column: number) {
    setSorting(nextSorting(sorting, column));
    setPage(0);
  }
  return (
    <div className="data-table">
      <TableFrame name={caption}>
        <table>
          <caption>
            <span>{caption}</span>
          </caption>
          <thead>
            <tr>
              {numbered(head).map(({ key, at, it }) => {
                const direction = sorting?.column === at ? sorting.direction : 'none';
                return (
                  <th key={key} scope="col" style={styleOf(at)} aria-sort={direction}>
                    <button type="button" className="sort-button" onClick={() => sortBy(at)}>
                      {cellText(it)}
                      <span className="sort-mark" aria-hidden="true">
                        {{ none: '↕', ascending: '↑', descending: '↓' }[direction]}
                      </span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <TableRows rows={shown} headColumn={headColumn} titles={head.map(cellText)} styleOf={styleOf} />
        </table>
      </TableFrame>
      {pages > 1 && (
        <Pages
          first={first}
          shown={shown.length}
          total={body.length}
          onMove={(by) => setPage(first / size + by)}
        />
      )}
    </div>
  );
}

interface PagesProps {
  first: number;
  shown: number;
  total: number;
  onMove(by: 1 | -1): void;
}

/** The buttons stay in place on the first and last page, so that the focus isn't lost. */
function Pages({ first, shown, total, onMove }: PagesProps) {
  const id = useId();
  const isFirst = first === 0;
  const isLast = first + shown >= total;
  return (
    <div className="table-pages">
      <output id={id}>
        {first + 1}–{first + shown} of {total}
      </output>
      <button
        type="button"
        className="block-button"
        aria-disabled={isFirst}
        aria-describedby={id}
        onClick={() => !isFirst && onMove(-1)}
      >
        Previous
      </button>
      <button
        type="button"
        className="block-button"
        aria-disabled={isLast}
        aria-describedby={id}
        onClick={() => !isLast && onMove(1)}
      >
        Next
      </button>
    </div>
  );
}
