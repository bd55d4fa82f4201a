import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';

/** A mailbox in JSON. */
export const storedMailbox = z.object({
  source: z.string(),
  destination: z.string(),
  exists: z.boolean(),
  received: z.boolean(),
  verified: z.boolean(),
  sizeGb: z.number().nullable(),
  items: z.int().nullable(),
  wave: z.string().nullable(),
  notes: z.string().nullable(),
}) satisfies z.ZodType<Mailbox>;

/** The mailboxes before and after a change. Null: the mailbox wasn't there. */
export const mailboxChanges = z.array(z.tuple([storedMailbox.nullable(), storedMailbox.nullable()]));

export type MailboxChanges = z.infer<typeof mailboxChanges>;

/** Loads the mailboxes of a ticket, in the order of their addresses. */
export async function loadMailboxes(tx: Tx, ticketNumber: number): Promise<Mailbox[]> {
  return tx.mailbox.findMany({
    where: { ticketNumber },
    omit: { ticketNumber: true },
    orderBy: { source: 'asc' },
  });
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

/** Whether the mailboxes are still as a change left them. */
export function areUntouched(now: Mailbox[], changes: MailboxChanges): boolean {
  const bySource = new Map(
    now.map((mailbox) => [mailbox.source, JSON.stringify(storedMailbox.parse(mailbox))]),
  );
  return changes.every(([before, after]) =>
    after
      ? bySource.get(after.source) === JSON.stringify(storedMailbox.parse(after))
      : !bySource.has(before!.source),
  );
}
