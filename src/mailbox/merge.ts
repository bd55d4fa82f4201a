import { byAddress, type Mailbox, newMailbox } from './mailbox.ts';
import type { Line } from './read-lines.ts';
import { type Report, type Reported, withReport } from './report.ts';

/** A row of a sheet, or of an export of the migration tool. */
export type Row = Line & { report?: Report };

/**
 * The mailboxes that a sheet describes, in its order. What the sheet doesn't say about a mailbox stays as it was.
 *
 * @param late whether a mailbox that isn't listed yet comes after the trial
 */
export function merge(
  before: Mailbox[],
  rows: Row[],
  { late, ...when }: Reported & { late: boolean },
): Mailbox[] {
  const { bySource } = byAddress(before);
  return rows.map(({ report, ...line }) => {
    const old = bySource.get(line.source);
    const unlisted = { ...newMailbox(line.source, line.destination ?? line.source), late };
    const mailbox = { ...(old ?? unlisted), ...line };
    if (report) return withReport(mailbox, report, when);
    // New credentials must be verified again.
    const isReset = old?.received === true && line.received === false;
    return isReset ? { ...mailbox, verified: line.verified ?? false } : mailbox;
  });
}
