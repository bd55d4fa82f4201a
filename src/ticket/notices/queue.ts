import { Prisma, type Tx } from '../../db/client.ts';
import type { Notice } from '../../db/generated/client.ts';

/**
 * Adds notices to the queue. If a person already waits for the same notice about a ticket, the earlier time stays: a new
 * date can be nearer than the one that the first notice was about.
 */
export async function enqueue(tx: Tx, notices: Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(
    ({ personId, ticketNumber, kind, dueAt }) =>
      Prisma.sql`(${personId}, ${ticketNumber}, ${kind}, ${dueAt})`,
  );
  await tx.$executeRaw`
    INSERT INTO "Notice" ("personId", "ticketNumber", "kind", "dueAt") VALUES ${Prisma.join(rows)}
    ON CONFLICT ("personId", "ticketNumber", "kind")
    DO UPDATE SET "dueAt" = least("Notice"."dueAt", EXCLUDED."dueAt")`;
}

/** Takes a person's due notices out of the queue. A replica that comes second gets none. */
export async function takeDue(tx: Tx, personId: string, at: Date): Promise<Notice[]> {
  await tx.$queryRaw`SELECT 1 FROM "Notice" WHERE "personId" = ${personId} AND "dueAt" <= ${at} FOR UPDATE`;
  const where = { personId, dueAt: { lte: at } };
  const rows = await tx.notice.findMany({ where });
  await tx.notice.deleteMany({ where });
  return rows;
}
