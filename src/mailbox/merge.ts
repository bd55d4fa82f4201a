import type { Mailbox } from './mailbox.ts';
import type { Line } from './read-lines.ts';

const unknown = {
  exists: false,
  received: false,
  verified: false,
  sizeGb: null,
  items: null,
  wave: null,
  notes: null,
};

/**
 * The mailboxes that a sheet describes, in its order. What the sheet doesn't say about a mailbox stays as it was. A sheet with
 * only new addresses, such as one for the control panel, means the mailbox that moves to that address.
 */
export function merge(before: Mailbox[], lines: Line[]): Mailbox[] {
  const bySource = new Map(before.map((mailbox) => [mailbox.source, mailbox]));
  const byDestination = new Map(before.map((mailbox) => [mailbox.destination, mailbox]));
  return lines.map((line) => {
    const old =
      bySource.get(line.source) ??
      (line.source === line.destination ? byDestination.get(line.destination) : undefined);
    return { ...unknown, ...old, ...line, ...(old && { source: old.source }) };
  });
}
