import { z } from 'zod';
import type { Prisma, Tx } from '../../db/client.ts';
import { updateIn } from '../../db/together.ts';
import { Fault } from '../../errors.ts';
import { byAddress, type Mailbox } from '../../mailbox/mailbox.ts';
import type { Row } from '../../mailbox/merge.ts';
import { report } from '../../mailbox/report.ts';
import { ticketKey } from '../state.ts';
import { type MailboxChanges, mailboxChanges } from './stored-mailboxes.ts';

/** How many days a sent sheet is kept. Until then, its rows can be taken, and taking them can be undone. */
export const sheetMemoryDays = 30;

/** What a row says. A property is absent if the sheet doesn't say. */
const line = z.object({
  source: z.string(),
  destination: z.string().optional(),
  exists: z.boolean().optional(),
  received: z.boolean().optional(),
  verified: z.boolean().optional(),
  sizeGb: z.number().nullable().optional(),
  items: z.int().nullable().optional(),
  wave: z.string().nullable().optional(),
  notes: z.string().nullable().optional(),
  report: report.optional(),
});

/** What a sent sheet says, without its wrong rows. */
export const sheetContent = z.object({
  /** What the sheet is: `our sheet`. */
  title: z.string(),
  /** Whether the sheet lists all mailboxes. */
  lists: z.boolean(),
  lines: z.array(line) satisfies z.ZodType<Row[]>,
  /** How many rows have a mailbox, or should have one. Absent: the sheet doesn't list all mailboxes. */
  rows: z.int().optional(),
  /**
   * The mailboxes of the ticket that the sheet doesn't have, by their old addresses, as a person was asked about them. Absent:
   * nobody was asked about the sheet.
   */
  gone: z.array(z.string()).optional(),
});

export type SheetContent = z.infer<typeof sheetContent>;

/** Keeps a sheet until its rows are taken. Returns its id. */
export async function keepSheet(
  tx: Tx,
  sheet: { ticketNumber: number; byId: string; sentAt: Date; name: string; content: SheetContent },
): Promise<number> {
  const { id } = await tx.sentSheet.create({ data: sheet });
  return id;
}

type Keyed = Parameters<typeof ticketKey>[0];

/**
 * Loads a sheet whose rows are not taken yet. Throws a `Fault` if there is none, or if a newer one was taken while people were
 * asked about this one.
 */
export async function loadSheet(tx: Tx, ticket: Keyed, id: number): Promise<SheetContent> {
  const ticketNumber = ticket.number;
  const row = await tx.sentSheet.findFirst({ where: { id, ticketNumber } });
  const upload = `mailboxes ${ticketKey(ticket)} upload`;
  if (!row) throw new Fault('That file is no longer kept.', { hint: 'Upload it again.', example: upload });
  if (row.takenBy !== null) {
    const example = `mailboxes ${ticketKey(ticket)}`;
    throw new Fault('The rows of that sheet are taken already.', { example });
  }
  const content = sheetContent.parse(row.content);
  const newer = { ticketNumber, id: { gt: id }, takenBy: { not: null } };
  if (content.gone && (await tx.sentSheet.count({ where: newer })) > 0)
    throw new Fault('A newer file was taken meanwhile.', {
      hint: 'Upload this one again if it is the right one.',
      example: upload,
    });
  return content;
}

/** Throws a `Fault` if a row means a mailbox that the ticket listed when the sheet was read, and no longer lists. */
export function refuseUnlisted(ticket: Keyed, listed: Mailbox[], { lines }: SheetContent): void {
  const { bySource } = byAddress(listed);
  if (lines.every(({ source, destination }) => destination !== undefined || bySource.has(source))) return;
  const key = ticketKey(ticket);
  throw new Fault(`The mailboxes of ${key} have changed meanwhile.`, {
    hint: 'Upload this file again.',
    example: `mailboxes ${key} upload`,
  });
}

/** SQL that records which event took the rows of a sheet, and what it changed. */
export function sheetTaken(id: number, seq: number, changes: MailboxChanges): Prisma.Sql | null {
  return updateIn('SentSheet', { id }, { takenBy: seq, changed: JSON.stringify(changes) });
}

/** What an event changed about the mailboxes. Null if that is no longer kept. */
export async function loadChanges(tx: Tx, ticketNumber: number, seq: number): Promise<MailboxChanges | null> {
  const row = await tx.sentSheet.findFirst({ where: { ticketNumber, takenBy: seq } });
  return row?.changed ? mailboxChanges.parse(row.changed) : null;
}

/** The old addresses of the mailboxes that sheets have removed from a ticket, as far as that is still kept. */
export async function loadRemoved(tx: Tx, ticketNumber: number): Promise<Set<string>> {
  const rows = await tx.sentSheet.findMany({
    where: { ticketNumber, takenBy: { not: null } },
    select: { changed: true },
  });
  const changes = rows.flatMap(({ changed }) => (changed ? mailboxChanges.parse(changed) : []));
  return new Set(changes.flatMap(([before, after]) => (before && !after ? [before.source] : [])));
}
