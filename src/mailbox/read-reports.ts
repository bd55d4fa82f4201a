import { readNumber } from '../sheets/number.ts';
import { truncate } from '../truncate.ts';
import { readAddress } from './address.ts';
import type { Mailbox } from './mailbox.ts';
import { finder, type Row } from './merge.ts';
import type { RowFault } from './read-lines.ts';
import type { Recognized } from './recognize.ts';
import type { Report } from './report.ts';
import { type ReportKind, type ReportRole, titleOf } from './sheet-kinds.ts';

/** What the tool says is kept up to this many characters. */
const longestSaid = 300;

type Cells = Partial<Record<ReportRole, string>>;

/** What an export says about each mailbox, and the rows that can't be taken. */
export interface Reports {
  rows: Row[];
  faults: RowFault[];
}

/**
 * Reads an export of the migration tool. If a ticket lists its mailboxes, a row about another mailbox is a fault. Otherwise,
 * the export becomes the list.
 *
 * @param listed the mailboxes that the ticket lists
 */
export function readReports(
  { kind, header, rows, decimal }: Recognized<ReportKind>,
  listed: Mailbox[],
): Reports {
  const roles = header.map((title) => kind.reports[titleOf(title)]);
  const find = finder(listed);
  const found = new Map<string, { row: Row; said: Cells[] }>();
  const faults: RowFault[] = [];
  for (const { cells, number } of rows) {
    const said: Cells = {};
    for (const [i, role] of roles.entries()) {
      const cell = (cells[i] ?? '').trim();
      if (role && cell !== '') said[role] = cell;
    }
    const [column] = ['source', 'destination'].filter((role) => roles.includes(role as ReportRole));
    const index = roles.indexOf(column as ReportRole);
    const value = truncate((cells[index] ?? '').trim(), 60);
    const blame = (says: string) =>
      faults.push({ row: number, column: index, title: header[index]!.trim(), value, says, isWrong: true });
    const source = readAddress(said.source ?? said.destination ?? '');
    const destination = readAddress(said.destination ?? said.source ?? '');
    if (!source || !destination) {
      blame('Enter an email address, such as ann@acme.com');
      continue;
    }
    const mailbox = find({ source, destination }) ?? find({ source: destination, destination });
    if (!mailbox && listed.length > 0) {
      blame("The ticket doesn't list this mailbox. Add it with a sheet, and upload this file again");
      continue;
    }
    const row = mailbox
      ? { source: mailbox.source, destination: mailbox.destination }
      : { source, destination };
    const before = found.get(row.source)?.said ?? [];
    found.set(row.source, { row, said: [...before, said] });
  }
  return {
    rows: [...found.values()].map(({ row, said }) => ({ ...row, report: toReport(said, decimal) })),
    faults,
  };
}

/** @param said the rows about one mailbox: one, or one for each item that failed */
function toReport(said: Cells[], decimal: '.' | ','): Report {
  const last = said.at(-1)!;
  const count = (cell: string | undefined) => {
    const value = cell === undefined ? null : readNumber(cell, decimal);
    return value === null || value < 0 || value > 1e9 ? null : Math.round(value);
  };
  const errors = said.flatMap(({ error }) => error ?? []);
  const says = errors.length > 0 ? mostCommon(errors) : last.says;
  return {
    status: last.status ? truncate(last.status, 60) : null,
    run: last.run ? truncate(last.run, 60) : null,
    says: says ? truncate(says.replace(/\s+/g, ' '), longestSaid) : null,
    passes: count(last.passes),
    itemErrors: errors.length > 0 ? errors.length : count(last.itemErrors),
    itemsMoved: count(last.itemsMoved),
  };
}

function mostCommon(texts: string[]): string {
  const groups = Map.groupBy(texts, (text) => text);
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length)[0]![0];
}
