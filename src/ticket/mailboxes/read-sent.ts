import { Fault } from '../../errors.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { markedCopy } from '../../mailbox/marked-copy.ts';
import type { Row } from '../../mailbox/merge.ts';
import { type Lines, readLines } from '../../mailbox/read-lines.ts';
import { isErrorList, type Reports, readReports } from '../../mailbox/read-reports.ts';
import { type Found, headerWithin, isList, isReport, recognize } from '../../mailbox/recognize.ts';
import { roleOf } from '../../mailbox/sheet-kinds.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import type { Table } from '../../sheets/table-bytes.ts';
import { findPasswordColumn } from '../secrets/sheet.ts';
import { type Ticket, ticketKey } from '../state.ts';
import { type SecretSearch, searchSecrets } from './secret-search.ts';
import { routeWords } from './secure-route.ts';
import type { SheetContent } from './sent-sheets.ts';

/** What a sheet says, and what is wrong with it. */
export interface ReadSheet extends Pick<Lines, 'faults'> {
  content: SheetContent;
  /** How many rows have a mailbox, or should have one. */
  rows: number;
  /** A copy of the sheet that marks the faults. Null if there are none, and for an export, in which nobody corrects anything. */
  marked: Table | null;
}

/**
 * Reads a sheet with mailboxes. Throws a `Fault` if the file has a password, before anything is kept, if it has no header that
 * we know, or if it only lists errors and the ticket lists no mailboxes.
 *
 * @param sheets the sheets of the file, in order
 * @param listed the mailboxes that the ticket lists
 * @param route how customers send credentials, as in `Desk.secureRoute`
 */
export async function readSent(
  sheets: Pick<Sheet, 'rows' | 'decimal'>[],
  ticket: Pick<Ticket, 'kind' | 'number' | 'domain' | 'target'>,
  listed: Mailbox[],
  route: string | null,
): Promise<ReadSheet> {
  const column = sheets
    .map(({ rows }) => findPasswordColumn(rows, headerWithin))
    .find((title) => title !== null);
  if (column) throw hasPasswords(`The column “${column}” has passwords`, route);
  const recognized = recognize(sheets);
  const search = searchSecrets();
  if (isReport(recognized) && isErrorList(recognized.kind) && listed.length === 0)
    throw new Fault(
      `${ticketKey(ticket)} doesn't list its mailboxes yet, so it can't take a list of errors.`,
      {
        hint: 'Upload a sheet or the statistics first.',
        field: 'file',
        omit: true,
      },
    );
  const { lines, faults } = isReport(recognized)
    ? await withoutSecrets(readReports(recognized, ticket.domain, listed), search)
    : readLines(recognized, ticket, listed);
  for (const { source, notes, wave } of lines) {
    if (await search.finds([wave, notes].filter(Boolean).join('\n')))
      throw hasPasswords(`The notes about ${source} seem to have a password`, route);
  }
  const wrongRows = new Set(faults.filter(({ isWrong }) => isWrong).map(({ row }) => row));
  const wrongCells = [
    ...faults.flatMap(({ row, title, value }) => [title, value].map((cell) => ({ row, cell }))),
    ...notesOf(recognized, wrongRows),
  ];
  for (const { row, cell } of wrongCells) {
    if (await search.finds(cell)) throw hasPasswords(`Row ${row} seems to have a password`, route);
  }
  const rows = lines.length + wrongRows.size;
  if (rows === 0) {
    throw new Fault('This sheet lists no mailboxes yet.', {
      hint: 'Have the customer fill it in, and send it again.',
      field: 'file',
      omit: true,
    });
  }
  const { kind } = recognized;
  const lists = 'lists' in kind && kind.lists === true;
  const marked = faults.length > 0 && !isReport(recognized) ? markedCopy(recognized, faults) : null;
  return { content: { title: kind.title, lists, lines, ...(lists && { rows }) }, faults, rows, marked };
}

/** The notes and waves of the wrong rows of a list. */
function notesOf(found: Found, wrongRows: Set<number>): { row: number; cell: string }[] {
  if (!isList(found)) return [];
  const { kind, header, rows } = found;
  const isText = header.map((title) => ['wave', 'notes'].includes(roleOf(kind.columns, title) ?? ''));
  return rows
    .filter(({ number }) => wrongRows.has(number))
    .flatMap(({ number, cells }) =>
      cells.filter((_, i) => isText[i]).map((cell) => ({ row: number, cell: cell.trim() })),
    );
}

/** Leaves out each text of the tool that seems to have a password. */
async function withoutSecrets(
  { rows, faults }: Reports,
  search: SecretSearch,
): Promise<{ lines: Row[]; faults: Lines['faults'] }> {
  const lines: Row[] = [];
  for (const { report, ...row } of rows) {
    const kept = { ...report! };
    for (const name of ['status', 'run', 'says'] as const)
      if (await search.finds(kept[name] ?? '')) kept[name] = null;
    lines.push({ ...row, report: kept });
  }
  return { lines, faults };
}

function hasPasswords(says: string, route: string | null): Fault {
  return new Fault(`${says}, so nothing of this file was kept.`, {
    hint: `Delete the file from the chat, remove the passwords from it, and send it again. ${routeWords(route)}`,
    field: 'file',
    omit: true,
  });
}
