import { capitalize } from '../phrase.ts';
import { truncate } from '../truncate.ts';
import { domainOf } from './address.ts';
import { tooLarge } from './capacity.ts';
import { type CellContext, readCell } from './cells.ts';
import { byAddress, type Mailbox, otherDestination } from './mailbox.ts';
import type { Recognized } from './recognize.ts';
import { type ListKind, type Role, roleOf } from './sheet-kinds.ts';
import { exampleMark } from './template.ts';

/** What a row of a sheet says about a mailbox. A property is absent if its cell is empty, or if there is no such column. */
export type Line = Pick<Mailbox, 'source'> & Partial<Pick<Mailbox, Exclude<Role, 'name' | 'folders'>>>;

/** What a row says, before anyone knows which mailbox it means. It has an address. */
type Said = Partial<Line>;

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

type Blame = (role: Role, says: string, isWrong?: boolean) => void;

/**
 * Reads the rows of a sheet, and checks them. `lines` has the rows without a wrong value.
 *
 * @param move the domain that moves, and the system that it moves to
 * @param listed the mailboxes that the ticket lists
 */
export function readLines(
  { kind, header, rows, decimal }: Recognized<ListKind>,
  move: { domain: string; target: string },
  listed: Mailbox[],
): Lines {
  const columns = header.flatMap((title, index): Column[] => {
    const role = roleOf(kind.columns, title);
    return role ? [{ role, index, title: title.trim() }] : [];
  });
  const lines: Line[] = [];
  const faults: RowFault[] = [];
  const toLine = lineMaker(move.domain, listed);
  const address = addressRole(columns);
  const rowsWith = { source: new Map<string, number>(), destination: new Map<string, number>() };
  for (const { cells, number } of rows) {
    if (cells.some((cell) => cell.trim() === exampleMark)) continue;
    const before = faults.length;
    const blame: Blame = (role, says, isWrong = true) => {
      const { index, title } = columns.find((column) => column.role === role) ?? columns[0]!;
      const value = shown(cells[index] ?? '');
      faults.push({ row: number, column: index, title: shown(title), value, says, isWrong });
    };
    const said = readCells(cells, columns, { domain: move.domain, decimal }, blame);
    const found = said && toLine(said, address, blame);
    const { line, destination } = found ?? { line: null, destination: '' };
    const same = line && rowsWith.source.get(line.source);
    const shared = rowsWith.destination.get(destination);
    if (same) blame(address, `Row ${same} is about the same mailbox`);
    else if (shared) blame('destination', `Row ${shared} has the same new address`);
    const large = tooLarge(line?.sizeGb ?? null, move.target);
    if (large) blame('sizeGb', capitalize(large), false);
    if (!line || faults.slice(before).some(({ isWrong }) => isWrong)) continue;
    rowsWith.source.set(line.source, number);
    rowsWith.destination.set(destination, number);
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

/** The column that says which mailbox a row is about. */
function addressRole(columns: Column[]): Role {
  return (
    (['source', 'name'] as const).find((role) => columns.some((one) => one.role === role)) ?? 'destination'
  );
}

/** Reads the cells of one row. Null if it has no valid address. */
function readCells(cells: string[], columns: Column[], context: CellContext, blame: Blame): Said | null {
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
  const { name, folders: _, ...said } = values as Said & { name?: string; folders?: string };
  const address = addressRole(columns);
  if (values[address] === undefined && !failed.has(address))
    blame(address, 'Enter the address of the mailbox');
  if (values[address] === undefined || failed.has('destination')) return null;
  return name === undefined ? said : { ...said, destination: name };
}

/**
 * Returns a function that finds out which mailbox a row means. It returns the line, and the new address that the mailbox then
 * has, or null if the row is wrong. A row without an old address means the mailbox that moves to its new address.
 */
function lineMaker(domain: string, listed: Mailbox[]) {
  const { bySource, byDestination } = byAddress(listed);
  return (said: Said, address: Role, blame: Blame): { line: Line; destination: string } | null => {
    const { destination } = said;
    const source = said.source ?? destination!;
    const hasOneAddress = destination === undefined || destination === source;
    const moving = bySource.get(source);
    const mailbox = (said.source && moving) || (hasOneAddress ? byDestination.get(source) : undefined);
    if (mailbox) return toListed(mailbox, said);
    if (moving) {
      blame(address, otherDestination(moving));
      return null;
    }
    if (destination === undefined && domainOf(source) !== domain) {
      blame('destination', `Enter the new address, at ${domain}`);
      return null;
    }
    const line = { ...said, source, destination: destination ?? source };
    return { line, destination: line.destination };
  };
}

/** What a row says about a mailbox that the ticket lists. An empty cell leaves its new address as it is. */
function toListed({ source, destination }: Mailbox, said: Said): { line: Line; destination: string } {
  return { line: { ...said, source }, destination: said.destination ?? destination };
}
