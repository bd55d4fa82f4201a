import { customerSheet } from '../../commands/mailboxes/customer-sheet.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { isUnderWay } from '../../mailbox/status.ts';
import type { Table } from '../../sheets/table-bytes.ts';
import { writeXlsx } from '../../sheets/write-sheet.ts';
import type { Desk } from '../../ticket/desk.ts';
import { loadMailboxes } from '../../ticket/mailboxes/stored-mailboxes.ts';
import { loadTicket, type TicketState, ticketKey } from '../../ticket/state.ts';
import { type Exported, statistics } from './exports.ts';
import { madeUpAddresses, madeUpMailboxes, prepared } from './made-up.ts';

/** A file that a customer or the migration tool would give to a Racker. */
interface SampleFile {
  /** What the file is called, after the ticket's key. */
  name: string;
  label: string;
  /** What the file says, as a sentence. */
  note: string;
  write(state: TicketState, mailboxes: Mailbox[]): Promise<Uint8Array>;
}

/** The files that the playground can make for a ticket, in the order in which a ticket needs them. */
export const sampleFiles: SampleFile[] = [
  {
    name: 'sheet-with-faults.xlsx',
    label: "The customer's sheet, with three faults",
    note: 'One address is incomplete, one is listed twice, and one mailbox is too large.',
    write: (state, mailboxes) => writeXlsx(withFaults(customerSheet(state, mailboxes))),
  },
  {
    name: 'filled-sheet.xlsx',
    label: "The customer's sheet, filled in",
    note: 'All new mailboxes exist, and the credentials of all were sent.',
    write: (state, mailboxes) => writeXlsx(customerSheet(state, mailboxes)),
  },
  {
    name: 'verified.csv',
    label: 'Statistics: credentials verified',
    note: 'The tool could log in to every mailbox.',
    write: exportOf(() => ({ run: 'Verification', moved: 0 })),
  },
  {
    name: 'trial.csv',
    label: 'Statistics: trial finished',
    note: 'The tool moved a few items of every mailbox.',
    write: exportOf((mailbox) => ({ run: 'Trial', moved: Math.min(80, itemsOf(mailbox)) })),
  },
  {
    name: 'running.csv',
    label: 'Statistics: pass running',
    note: 'The tool is working on every mailbox.',
    write: exportOf((mailbox) => ({ status: 'Processing', moved: Math.round(itemsOf(mailbox) * 0.4) })),
  },
  {
    name: 'two-failed.csv',
    label: 'Statistics: pass finished, 2 failed',
    note: 'Two mailboxes failed, and one has items that could not be moved.',
    write: exportOf((mailbox, i) => ({ moved: itemsOf(mailbox), ...failures[i] })),
  },
  {
    name: 'finished.csv',
    label: 'Statistics: pass finished',
    note: 'Every mailbox is done. For the first pass, and after the cutover for the last one.',
    write: exportOf((mailbox) => ({ moved: Math.max(itemsOf(mailbox), (mailbox.itemsMoved ?? 0) + 12) })),
  },
];

/** What the tool says about the first mailboxes of a pass in which two fail. */
const failures: Partial<Exported>[] = [
  { status: 'Failed', moved: 0, says: 'Your migration failed: 401 Unauthorized' },
  { errors: 3 },
  {
    status: 'Failed',
    moved: 0,
    says: 'Your migration failed: the source server could not be reached, connection timed out',
  },
];

/** What a sample file is called in full: `MIG-58-trial.csv`. */
export function sampleName(key: string, { name }: Pick<SampleFile, 'name'>): string {
  return `${key}-${name}`;
}

/**
 * Makes a sample file about the mailboxes that a ticket lists, or about made-up ones if it lists none. An export counts one more
 * run than the last one that the bot has read, unless that run is still under way. The bot hears nothing of this.
 *
 * @param name of the file, as in `sampleFiles`
 * @returns null if there is no such file
 * @throws Fault if there is no such ticket
 */
export async function makeSampleFile(
  desk: Desk,
  number: number,
  name: string,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = sampleFiles.find((one) => one.name === name);
  if (!file) return null;
  const { client } = desk.database;
  const state = await loadTicket(desk, client, number);
  const listed = await loadMailboxes(client, number);
  return {
    name: sampleName(ticketKey(state.ticket), file),
    bytes: await file.write(state, toMove(state, listed)),
  };
}

/** The mailboxes that a customer who is ready would list. */
function toMove({ ticket }: TicketState, listed: Mailbox[]): Mailbox[] {
  const { domain, target, mailboxes } = ticket;
  return listed.length > 0
    ? listed.map((mailbox, i) => prepared(mailbox, i, target))
    : madeUpMailboxes(madeUpAddresses(domain, mailboxes ?? undefined), target);
}

function itemsOf({ items }: Mailbox): number {
  return items ?? 0;
}

/** A sheet whose second row has no whole address, whose third row repeats the first one, and whose fourth row is too large. */
function withFaults({ header, rows, ...table }: Table): Table {
  const at = (title: string) => header.findIndex((column) => column.startsWith(title));
  const [source, destination, size] = [at('Old address'), at('New address'), at('Size')];
  const changed = rows.map((row) => [...row]);
  const [first, second, third, fourth] = changed;
  if (second) second[source] = String(second[source]).replace(/@.*/, '@');
  if (first && third) [third[source], third[destination]] = [first[source]!, first[destination]!];
  if (fourth) fourth[size] = 140;
  return { ...table, header, rows: changed };
}

/** Makes an export in which the tool says something about each mailbox. */
function exportOf(say: (mailbox: Mailbox, i: number) => Omit<Exported, 'address'>): SampleFile['write'] {
  return async (_, mailboxes) => {
    const all = mailboxes.map((mailbox, i): Exported => {
      const { source: address, destination, passes, status } = mailbox;
      const run = (passes ?? 0) + (isUnderWay(status) ? 0 : 1);
      return { address, destination, passes: run, ...say(mailbox, i) };
    });
    return Buffer.from(statistics(all));
  };
}
