import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import { updateIn } from '../../db/together.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { statuses } from '../../mailbox/status.ts';
import type { ProofName } from '../../mailbox/tally.ts';
import { readWave } from '../../mailbox/wave.ts';

/** A mailbox in JSON. */
export const storedMailbox = z.object({
  source: z.string(),
  destination: z.string(),
  exists: z.boolean(),
  received: z.boolean(),
  verified: z.boolean(),
  sizeGb: z.number().nullable(),
  items: z.int().nullable(),
  // Older releases kept a wave as it was typed.
  wave: z
    .string()
    .nullable()
    .transform((wave) => wave && readWave(wave)),
  notes: z.string().nullable(),
  // Older releases didn't store what follows.
  late: z.boolean().default(false),
  status: z.enum(statuses).nullable().default(null).catch('unknown'),
  toolStatus: z.string().nullable().default(null),
  toolRun: z.string().nullable().default(null),
  toolSays: z.string().nullable().default(null),
  statusSince: z.coerce.date().nullable().default(null),
  passes: z.int().nullable().default(null),
  passesBefore: z.int().nullable().default(null),
  itemsMoved: z.int().nullable().default(null),
  itemErrors: z.int().nullable().default(null),
  ready: z.boolean().default(false),
  copied: z.boolean().default(false),
  finished: z.boolean().default(false),
}) satisfies z.ZodType<Mailbox>;

/** The mailboxes before and after a change. Null: the mailbox wasn't there. */
export const mailboxChanges = z.array(z.tuple([storedMailbox.nullable(), storedMailbox.nullable()]));

export type MailboxChanges = z.infer<typeof mailboxChanges>;

/** Loads the mailboxes of a ticket, in the order of their addresses. */
export async function loadMailboxes(tx: Tx, ticketNumber: number): Promise<Mailbox[]> {
  const rows = await tx.mailbox.findMany({
    where: { ticketNumber },
    omit: { ticketNumber: true },
    orderBy: { source: 'asc' },
  });
  return rows.map((row) => storedMailbox.parse(row));
}

/**
 * SQL that puts mailboxes into the list of a ticket, or changes them, and SQL that removes others. The rows travel as one JSON
 * value, because a statement has at most 65,535 values.
 */
export function mailboxWrites(ticketNumber: number, changes: MailboxChanges): Prisma.Sql[] {
  const put = changes.flatMap(([, after]) => (after ? [after] : []));
  const removed = changes.flatMap(([before, after]) =>
    before && before.source !== after?.source ? [before.source] : [],
  );
  const names = Object.keys(storedMailbox.shape).map((name) => Prisma.raw(`"${name}"`));
  const sets = names.slice(1).map((name) => Prisma.sql`${name} = EXCLUDED.${name}`);
  return [
    Prisma.sql`DELETE FROM "Mailbox" WHERE "ticketNumber" = ${ticketNumber}
      AND "source" IN (SELECT jsonb_array_elements_text(${JSON.stringify(removed)}::jsonb))`,
    Prisma.sql`INSERT INTO "Mailbox" ("ticketNumber", ${Prisma.join(names)})
      SELECT ${ticketNumber}, ${Prisma.join(names)} FROM jsonb_populate_recordset(NULL::"Mailbox", ${JSON.stringify(put)}::jsonb)
      ON CONFLICT ("ticketNumber", "source") DO UPDATE SET ${Prisma.join(sets)}`,
  ];
}

/** The mailboxes after changes, in no particular order. */
export function withChanges(before: Mailbox[], changes: MailboxChanges): Mailbox[] {
  const after = new Map(before.map((mailbox) => [mailbox.source, mailbox]));
  for (const [was] of changes) if (was) after.delete(was.source);
  for (const [, is] of changes) if (is) after.set(is.source, is);
  return [...after.values()];
}

/** Whether the mailboxes are still as a change left them. */
export function areUntouched(now: Mailbox[], changes: MailboxChanges): boolean {
  const bySource = new Map(now.map((mailbox) => [mailbox.source, JSON.stringify(mailbox)]));
  return changes.every(([before, after]) =>
    after ? bySource.get(after.source) === JSON.stringify(after) : !bySource.has(before!.source),
  );
}

/**
 * SQL that forgets something that reports have shown about the mailboxes of a ticket. Late ones have their own runs, so it leaves
 * them alone. Null if there is nothing to forget.
 */
export function forgetWrite(ticketNumber: number, names: ProofName[]): Prisma.Sql | null {
  const columns = names.flatMap((name) => (name === 'fits' ? [] : [name]));
  if (columns.length === 0) return null;
  return updateIn(
    'Mailbox',
    { ticketNumber, late: false },
    Object.fromEntries(columns.map((name) => [name, false])),
  );
}
