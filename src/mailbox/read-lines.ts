import { capitalize } from '../phrase.ts';
import { truncate } from '../truncate.ts';
import { domainOf } from './address.ts';
import { tooLarge } from './capacity.ts';
import { type CellContext, readCell } from './cells.ts';
import type { Mailbox } from './mailbox.ts';
import type { Recognized } from './recognize.ts';
import { type ListKind, type Role, titleOf } from './sheet-kinds.ts';
import { exampleMark } from './template.ts';

/** What a row of a sheet says about a mailbox. A property is absent if its cell is empty, or if there is no such column. */
export type Line = Pick<Mailbox, 'source' | 'destination'> &
  Partial<Pick<Mailbox, Exclude<Role, 'name' | 'folders'>>>;

/** Something about a row that somebody should correct. */
export interface RowFault {
  /** The row's number, as spreadsheet programs show it. */
  row: number;
  /** The index of the column. */
  column: number;
  /** The title of the column, as it stands in the sheet, shortened. */
  title: string;
  /** The value, as it stands in the sheet, shortened. */
  value: string;
  /** What is wrong or what to enter, without a period. */
  says: string;
  /** Whether the row can't be taken. Any other row can, but its mailbox can't move yet. */
  isWrong: boolean;
}

/** What a sheet says, without its wrong rows, and what is wrong. */
export interface Lines {
  lines: Line[];
  faults: RowFault[];
}

interface Column {
  role: Role;
  index: number;
  title: string;
}

/**
 * Reads the rows of a sheet, and checks them. `lines` has the rows without a wrong value.
 *
 * @param move the domain that moves, and the system that it moves to
 */
export function readLines(
  { kind, header, rows, decimal }: Recognized<ListKind>,
  move: { domain: string; target: string },
): Lines {
  const columns = header.flatMap((title, index): Column[] => {
    const role = kind.columns[titleOf(title)];
    return role ? [{ role, index, title: title.trim() }] : [];
  });
  const lines: Line[] = [];
  const faults: RowFault[] = [];
  const rowsWith = { source: new Map<string, number>(), destination: new Map<string, number>() };
  for (const { cells, number } of rows) {
    if (cells.some((cell) => cell.trim() === exampleMark)) continue;
    const before = faults.length;
    const blame = (role: Role, says: string, isWrong = true) => {
      const { index, title } = columns.find((column) => column.role === role) ?? columns[0]!;
      const value = shown(cells[index] ?? '');
      faults.push({ row: number, column: index, title: shown(title), value, says, isWrong });
    };
    const line = readLine(cells, columns, { domain: move.domain, decimal }, blame);
    const first = line && (['source', 'destination'] as const).find((side) => rowsWith[side].has(line[side]));
    if (first) blame(first, `Row ${rowsWith[first].get(line[first])} has the same address`);
    const large = tooLarge(line?.sizeGb ?? null, move.target);
    if (large) blame('sizeGb', capitalize(large), false);
    if (!line || faults.slice(before).some(({ isWrong }) => isWrong)) continue;
    rowsWith.source.set(line.source, number);
    rowsWith.destination.set(line.destination, number);
    lines.push(line);
  }
  return { lines, faults };
}

/** A cell as a message shows it: in one line, short, and without marks that turn the text around. */
function shown(cell: string): string {
  return truncate(
    cell
      .replace(/\p{Bidi_Control}/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
    60,
  );
}

/** Reads one row. Null if it has no valid address. */
function readLine(
  cells: string[],
  columns: Column[],
  context: CellContext,
  blame: (role: Role, says: string, isWrong?: boolean) => void,
): Line | null {
  const values: Partial<Record<Role, string | number | boolean | null>> = {};
  const failed = new Set<Role>();
  for (const { role, index } of columns) {
    const cell = (cells[index] ?? '').trim();
    if (cell === '') continue;
    const read = readCell(role, cell, context);
    if ('value' in read) values[role] = read.value;
    else if ('advice' in read) blame(role, read.advice, false);
    else failed.add(role) && blame(role, read.wrong);
  }
  const { name, folders: _, ...line } = values as Partial<Line> & { name?: string; folders?: string };
  const source = line.source ?? name;
  if (source === undefined) {
    if (!failed.has('source') && !failed.has('name')) blame('source', 'Enter the address of the mailbox');
    return null;
  }
  const { domain } = context;
  const destination = line.destination ?? source;
  if (line.destination === undefined && domainOf(source) !== domain) {
    if (!failed.has('destination')) blame('destination', `Enter the new address, at ${domain}`);
    return null;
  }
  return { ...line, source, destination };
}
