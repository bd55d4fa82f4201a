import type { Block } from '../../contract.ts';
import { numbered } from '../numbered.ts';
import { CellOf, TableFrame, TableRows } from './table-frame.tsx';
import { type Cell, isNumeric } from './table-rows.ts';

interface TableBlock extends Block {
  rows: Cell[][];
  column_settings?: ({ align?: 'left' | 'center' | 'right'; is_wrapped?: boolean } | null)[];
}

/**
 * A table whose first row is the header. The library can't draw tables, because it crashes on numbers and empty cells.
 */
export function Table({ block: { rows, column_settings: settings } }: { block: TableBlock }) {
  const [head = [], ...body] = rows;
  function styleOf(column: number) {
    const setting = settings?.[column];
    const align = setting?.align ?? (isNumeric(body, column) ? 'right' : 'left');
    return { textAlign: align, whiteSpace: setting?.is_wrapped ? 'pre-wrap' : 'pre' } as const;
  }
  return (
    <TableFrame name="Table">
      <table>
        <thead>
          <tr>
            {numbered(head).map(({ key, at, it }) => (
              <th key={key} scope="col" style={styleOf(at)}>
                <CellOf cell={it} />
              </th>
            ))}
          </tr>
        </thead>
        <TableRows rows={body} styleOf={styleOf} />
      </table>
    </TableFrame>
  );
}
