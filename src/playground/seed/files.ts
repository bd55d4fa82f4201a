import type { Mailbox } from '../../mailbox/mailbox.ts';
import { templateColumns } from '../../mailbox/template.ts';
import { writeCsv } from '../../sheets/write-sheet.ts';
import { type Exported, statistics } from '../tool/exports.ts';
import { madeUpAddresses, madeUpMailboxes } from '../tool/made-up.ts';

/** A file that someone sends in a story. */
export interface StoryFile {
  name: string;
  write(): Promise<Uint8Array>;
}

/** The mailboxes of a story. */
interface Move {
  domain: string;
  /** The system that they move to. */
  target: string;
  count: number;
  /** A mailbox that the customer had forgotten: the part before the @. */
  forgotten?: string;
}

function addressesOf({ domain, count, forgotten }: Move): string[] {
  return [...madeUpAddresses(domain, count), ...(forgotten ? [`${forgotten}@${domain}`] : [])];
}

/** A sheet that a customer has filled in. @param say what it says about each mailbox, if not that everything is ready */
export function filledSheet(move: Move, say: (i: number) => Partial<Mailbox> = () => ({})): StoryFile {
  const columns = templateColumns({ credentials: true, creation: true });
  const mailboxes = madeUpMailboxes(addressesOf(move), move.target).map((one, i) => ({ ...one, ...say(i) }));
  return {
    name: `mailboxes-${move.domain}.csv`,
    write: () =>
      writeCsv({
        name: 'Mailboxes',
        header: columns.map(({ title }) => title),
        rows: mailboxes.map((mailbox) => columns.map(({ cell }) => cell(mailbox))),
      }),
  };
}

/** An export of the migration tool. @param say what it says about each mailbox */
export function exported(move: Move, say: (i: number) => Partial<Exported>): StoryFile {
  const all = addressesOf(move).map((address, i) => ({ address, ...say(i) }));
  return { name: `statistics-${move.domain}.csv`, write: async () => Buffer.from(statistics(all)) };
}
