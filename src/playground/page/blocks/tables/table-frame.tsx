import type { CSSProperties, ReactNode } from 'react';
import { LibraryBlock } from '../library/library-block.tsx';
import { numbered } from '../numbered.ts';
import { type Cell, cellText } from './table-rows.ts';

/**
 * Makes a wide table scrollable, including with the keyboard. It's a group and not a region, because two regions of a page
 * may not have the same name, and two lists may.
 */
export function TableFrame({ name, children }: { name: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is never narrower than its content
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls only what has the focus
    <div className="table-frame" role="group" aria-label={name} tabIndex={0}>
      {children}
    </div>
  );
}

interface RowsProps {
  rows: Cell[][];
  /** The index of the column that holds the row headers. */
  headColumn?: number;
  /** The titles of the columns. On a narrow screen, each cell has its own instead of a row of titles. */
  titles?: string[];
  styleOf(column: number): CSSProperties;
}

export function TableRows({ rows, headColumn, titles, styleOf }: RowsProps) {
  const titleOf = (cell: Cell, at: number) => (cellText(cell).trim() ? titles?.[at] : undefined);
  return (
    <tbody>
      {numbered(rows).map(({ key, it: row }) => (
        <tr key={key}>
          {numbered(row).map(({ key, at, it: cell }) =>
            at === headColumn ? (
              <th key={key} scope="row" style={styleOf(at)}>
                <CellOf cell={cell} />
              </th>
            ) : (
              <td key={key} style={styleOf(at)} data-title={titleOf(cell, at)}>
                <CellOf cell={cell} />
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}

export function CellOf({ cell }: { cell: Cell }) {
  if (!cell) return null;
  return cell.type === 'rich_text' ? <LibraryBlock block={cell} /> : cell.text;
}
