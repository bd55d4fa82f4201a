import { truncate } from '../truncate.ts';
import { readAddress } from './address.ts';
import type { Mailbox } from './mailbox.ts';
import { type Addresses, type Match, matcher, unlistedMatcher } from './match-rows.ts';
import type { Row } from './merge.ts';
import { mostCommon } from './most-common.ts';
import type { RowFault } from './read-lines.ts';
import type { Recognized } from './recognize.ts';
import type { Report } from './report.ts';
import { type ReportKind, type ReportRole, roleOf } from './sheet-kinds.ts';

/** What the tool says is kept up to this many characters. */
const longestSaid = 300;

/** The largest count that a column of the database holds. */
const largestCount = 2_147_483_647;

const counts = ['passes', 'itemErrors', 'itemsMoved'] as const;

type Cells = Partial<Record<ReportRole, string>>;
type Counts = Record<(typeof counts)[number], number | null>;

/** What an export says about each mailbox, and the rows that can't be taken. */
export interface Reports {
  rows: Row[];
  faults: RowFault[];
}

/** A mailbox, what the rows about it say, and the number of the first one. */
interface Group {
  mailbox: Match['mailbox'];
  number: number;
  said: Cells[];
  counts: Counts;
}

/** Whether an export has one row for each item that failed, and not one for each mailbox. */
export function isErrorList({ reports }: ReportKind): boolean {
  return Object.values(reports).includes('error');
}

/**
 * Reads an export of the migration tool. If a ticket lists its mailboxes, a row about another mailbox is a fault. Otherwise,
 * the export becomes the list.
 *
 * @param domain the domain that moves
 * @param listed the mailboxes that the ticket lists
 */
export function readReports(
  { kind, header, rows }: Recognized<ReportKind>,
  domain: string,
  listed: Mailbox[],
): Reports {
  const roles = header.map((title) => roleOf(kind.reports, title));
  const match = listed.length > 0 ? matcher(listed) : unlistedMatcher(domain);
  const groups = new Map<string, Group>();
  const faults: RowFault[] = [];
  for (const { cells, number } of rows) {
    const said: Cells = {};
    for (const [i, role] of roles.entries()) {
      const cell = (cells[i] ?? '').trim();
      if (role && cell !== '') said[role] = cell;
    }
    const blame = (role: ReportRole, says: string) => {
      const index = roles.indexOf(role);
      const value = truncate(said[role] ?? '', 60);
      faults.push({ row: number, column: index, title: header[index]!.trim(), value, says, isWrong: true });
    };
    const address = roles.includes('source') ? 'source' : 'destination';
    const addresses = readAddresses(said);
    if (!addresses) {
      blame(address, 'Enter an email address, such as ann@acme.com');
      continue;
    }
    const found = match(addresses);
    if ('says' in found) {
      blame(address, found.says);
      continue;
    }
    const { mailbox } = found;
    const before = groups.get(mailbox.source);
    if (before && !isErrorList(kind)) {
      blame(address, `Row ${before.number} is about the same mailbox`);
      continue;
    }
    const counted = readCounts(said, blame);
    if (!counted) continue;
    // A list of errors may have many thousand rows about one mailbox.
    if (before) before.said.push(said);
    else groups.set(mailbox.source, { mailbox, number, said: [said], counts: counted });
  }
  return {
    rows: [...groups.values()].map(({ mailbox, said, counts }) => ({
      ...mailbox,
      report: toReport(said, counts),
    })),
    faults,
  };
}

/** Reads the addresses of a row. Null if it has none, or one that isn't valid. */
function readAddresses(said: Cells): Addresses | null {
  const [source, destination] = [said.source, said.destination].map((cell) =>
    cell === undefined ? undefined : readAddress(cell),
  );
  if (source === null || destination === null) return null;
  if (source !== undefined) return { source, ...(destination !== undefined && { destination }) };
  return destination === undefined ? null : { destination };
}

/** Reads the counts of a row. Null if one of them is wrong. */
function readCounts(said: Cells, blame: (role: ReportRole, says: string) => void): Counts | null {
  const read: Counts = { passes: null, itemErrors: null, itemsMoved: null };
  let isWrong = false;
  for (const role of counts) {
    const cell = said[role];
    if (cell === undefined) continue;
    const count = readCount(cell);
    if (count !== null && count <= largestCount) read[role] = count;
    else {
      isWrong = true;
      blame(role, count === null ? 'This must be a whole number, such as 1200' : 'This number is too large');
    }
  }
  return isWrong ? null : read;
}

/** Reads a count, with thousands separators of any kind or without: `1234`, `1,234`, and `1.234` are the same. */
function readCount(cell: string): number | null {
  return /^(\d+|\d{1,3}(?:([.,'’\s])\d{3})(?:\2\d{3})*)$/.test(cell) ? Number(cell.replace(/\D/g, '')) : null;
}

/** @param said the rows about one mailbox: one, or one for each item that failed */
function toReport(said: Cells[], { itemErrors, ...others }: Counts): Report {
  const last = said.at(-1)!;
  const errors = said.flatMap(({ error }) => error ?? []);
  const says = mostCommon(errors) ?? last.says;
  return {
    status: last.status ? truncate(last.status, 60) : null,
    run: last.run ? truncate(last.run, 60) : null,
    says: says ? truncate(says.replace(/\s+/g, ' '), longestSaid) : null,
    ...others,
    itemErrors: errors.length > 0 ? errors.length : itemErrors,
  };
}
