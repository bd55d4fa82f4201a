import type { Mailbox } from './mailbox.ts';

/**
 * What a column of a sheet says about a mailbox. `name`: the part of the address before the @. `folders`: the names of folders,
 * which are checked and not kept.
 */
export type Role = keyof Mailbox | 'name' | 'folders';

/** A sheet with mailboxes, recognized by its header. */
export interface SheetKind {
  /** What the sheet is, in a sentence: `a MigrationWiz bulk list`. */
  title: string;
  /** The columns that are read, by their titles as `titleOf` writes them. */
  columns: Record<string, Role>;
  /** The titles that a sheet of this kind always has. */
  needs: string[];
  /** Whether the sheet lists all mailboxes, so that a mailbox that it doesn't have is gone. */
  lists?: true;
}

/**
 * The sheets that are read, in the order in which they are tried. Source: docs/trade.md, "Mailboxes and sheets".
 */
export const sheetKinds: SheetKind[] = [
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
    columns: { emailaddress: 'source' },
    needs: ['emailaddress', 'username', 'password'],
  },
];

/** Writes the title of a column in the form that `SheetKind` uses: `Destination_exists (y/n)` is `destination exists`. */
export function titleOf(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
