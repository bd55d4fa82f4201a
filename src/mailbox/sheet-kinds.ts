import type { Report } from './report.ts';

/**
 * What a column of a sheet says about a mailbox. `name`: the part of the new address before the @. `folders`: the names of
 * folders, which are checked and not kept.
 */
export type Role =
  | 'source'
  | 'destination'
  | 'exists'
  | 'received'
  | 'verified'
  | 'sizeGb'
  | 'items'
  | 'wave'
  | 'notes'
  | 'name'
  | 'folders';

/** What a column of an export of the migration tool says. `error`: why one item failed, with one row per item. */
export type ReportRole = 'source' | 'destination' | keyof Report | 'error';

/** A sheet with mailboxes, recognized by its header. Titles of columns are as `titleOf` writes them. */
export type SheetKind = ListKind | ReportKind;

interface Kind {
  /** What the sheet is, in a sentence: `a MigrationWiz bulk list`. */
  title: string;
  /** The titles that a sheet of this kind always has. Empty: any column with old addresses is enough. */
  needs: string[];
}

/** A sheet that people fill in. */
export interface ListKind extends Kind {
  /** The columns that are read. */
  columns: Record<string, Role>;
  /** Whether the sheet lists all mailboxes, so that a mailbox that it doesn't have is gone. */
  lists?: true;
}

/** An export of the migration tool. It adds no mailboxes to a ticket that lists them. */
export interface ReportKind extends Kind {
  /** The columns that are read. */
  reports: Record<string, ReportRole>;
}

/**
 * The sheets that are read, in the order in which they are tried. Source: docs/trade.md, "Mailboxes and sheets".
 */
export const sheetKinds: SheetKind[] = [
  {
    title: 'an error list of MigrationWiz',
    reports: {
      'source email address': 'source',
      'destination email address': 'destination',
      error: 'error',
    },
    needs: ['mailbox id', 'source email address', 'error'],
  },
  {
    title: 'statistics of MigrationWiz',
    reports: {
      'source email address': 'source',
      'destination email address': 'destination',
      'total success count': 'itemsMoved',
      'total error count': 'itemErrors',
      'migrations performed': 'passes',
      'last migration type': 'run',
      'last status': 'status',
      'last status details': 'says',
    },
    needs: ['source email address', 'last status'],
  },
  {
    title: 'a status list of Exchange Online',
    reports: {
      identity: 'destination',
      'email address': 'destination',
      'mailbox email address': 'destination',
      status: 'status',
      'items synced': 'itemsMoved',
      'synced item count': 'itemsMoved',
      'items skipped': 'itemErrors',
      'skipped item count': 'itemErrors',
      error: 'says',
      'error summary': 'says',
    },
    needs: ['identity', 'status'],
  },
  {
    title: 'a MigrationWiz bulk list',
    columns: { 'source email': 'source', 'destination email': 'destination' },
    needs: ['source email', 'source login name', 'destination email'],
    lists: true,
  },
  {
    title: 'our sheet',
    columns: {
      'source email': 'source',
      'old address': 'source',
      'destination email': 'destination',
      'new address': 'destination',
      'destination exists': 'exists',
      'new mailbox exists': 'exists',
      'credentials supplied': 'received',
      'credentials sent': 'received',
      'credentials verified': 'verified',
      'size gb': 'sizeGb',
      'size in gb': 'sizeGb',
      items: 'items',
      folders: 'folders',
      'folder names': 'folders',
      wave: 'wave',
      notes: 'notes',
    },
    needs: [],
    lists: true,
  },
  {
    title: 'a list of new mailboxes for the control panel',
    columns: { username: 'name', enabled: 'exists' },
    needs: ['username', 'password', 'enabled'],
  },
  {
    title: 'a list for an IMAP migration to Exchange Online',
    columns: { 'email address': 'destination' },
    needs: ['email address', 'user name', 'password'],
  },
];

/** What a column says, by its title. Undefined if it isn't read. @param columns the columns that are read */
export function roleOf<R extends string>(columns: Record<string, R>, title: string): R | undefined {
  const name = titleOf(title);
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}

/**
 * Writes the title of a column in the form that `SheetKind` uses: `Destination_exists (y/n)` is `destination exists`, and
 * `SyncedItemCount` is `synced item count`.
 */
export function titleOf(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
