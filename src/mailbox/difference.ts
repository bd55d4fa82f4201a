import { byAddress, isSame, type Mailbox } from './mailbox.ts';

/** What a sheet changes about the mailboxes of a ticket. */
export interface Difference {
  /** Mailboxes that the ticket doesn't have yet. */
  added: Mailbox[];
  /** Mailboxes that the sheet describes differently, as the sheet has them. */
  changed: Mailbox[];
  /** Mailboxes that the sheet doesn't have. */
  gone: Mailbox[];
}

/** Compares the mailboxes of a sheet with those that a ticket has. */
export function differenceOf(before: Mailbox[], sheet: Mailbox[]): Difference {
  const { bySource } = byAddress(before);
  const has = new Set(sheet.map(({ source }) => source));
  return {
    added: sheet.filter(({ source }) => !bySource.has(source)),
    changed: sheet.filter((mailbox) => {
      const old = bySource.get(mailbox.source);
      return old !== undefined && !isSame(old, mailbox);
    }),
    gone: before.filter(({ source }) => !has.has(source)),
  };
}

/** What people call the columns of a sheet that may change. */
const columnWords = {
  destination: 'new address',
  exists: 'created',
  received: 'credentials',
  verified: 'verification',
  sizeGb: 'size',
  items: 'items',
  wave: 'wave',
  notes: 'notes',
} as const satisfies Partial<Record<keyof Mailbox, string>>;

/** What a sheet changes about mailboxes, with how many it changes it of: `credentials (12)`. */
export function changedColumns(before: Mailbox[], changed: Mailbox[]): string[] {
  const { bySource } = byAddress(before);
  return Object.entries(columnWords).flatMap(([column, words]) => {
    const name = column as keyof typeof columnWords;
    const count = changed.filter((mailbox) => bySource.get(mailbox.source)?.[name] !== mailbox[name]).length;
    return count > 0 ? [`${words} (${count.toLocaleString('en-US')})`] : [];
  });
}
