import { type Mailbox, newMailbox } from './mailbox.ts';
import type { Line } from './read-lines.ts';
import { type Report, type Reported, withReport } from './report.ts';

/** A row of a sheet, or of an export of the migration tool. */
export type Row = Line & { report?: Report };

/**
 * The mailboxes that a sheet describes, in its order. What the sheet doesn't say about a mailbox stays as it was. A sheet with
 * only new addresses, such as one for the control panel, means the mailbox that moves to that address.
 *
 * @param late whether a mailbox that isn't listed yet comes after the trial
 */
export function merge(
  before: Mailbox[],
  rows: Row[],
  { late, ...when }: Reported & { late: boolean },
): Mailbox[] {
  const find = finder(before);
  return rows.map(({ report, ...line }) => {
    const old = find(line);
    const mailbox = {
      ...newMailbox(line.source, line.destination),
      late,
      ...old,
      ...line,
      ...(old && { source: old.source }),
    };
    return report ? withReport(mailbox, report, when) : mailbox;
  });
}

/** Finds the mailbox that a row is about. */
export function finder(
  mailboxes: Mailbox[],
): (row: Pick<Line, 'source' | 'destination'>) => Mailbox | undefined {
  const bySource = new Map(mailboxes.map((mailbox) => [mailbox.source, mailbox]));
  const byDestination = new Map(mailboxes.map((mailbox) => [mailbox.destination, mailbox]));
  return ({ source, destination }) =>
    bySource.get(source) ?? (source === destination ? byDestination.get(destination) : undefined);
}
