import { Prisma, type Tx } from '../db/client.ts';

/** The request has changed something before: there is nothing left to do or to say. */
export class AlreadyDone extends Error {
  override name = 'AlreadyDone';
}

/** How long a request is remembered, in ms. */
export const requestMemory = 24 * 3_600_000;

/** Remembers a request in its own transaction. Throws `AlreadyDone` when it repeats, also beside the first one. */
export async function once(tx: Tx, request: string | undefined, at: Date): Promise<void> {
  if (!request) return;
  const inserted = await tx.$executeRaw(remember(request, at));
  if (inserted === 0) throw new AlreadyDone();
}

/**
 * Remembers a request and locks a ticket until the transaction ends, in one statement. Returns whether the ticket is
 * locked: it isn't when the request repeats or there is no such ticket. Read the ticket in a statement of its own: this
 * one sees the ticket as it was before it waited for the lock.
 */
export async function onceWithLock(
  tx: Tx,
  request: string | undefined,
  at: Date,
  number: number,
): Promise<boolean> {
  const ticket = Prisma.sql`SELECT "number" FROM "Ticket" WHERE "number" = ${number}`;
  const rows = await tx.$queryRaw<unknown[]>(
    request
      ? Prisma.sql`WITH seen AS (${remember(request, at)} RETURNING "key")
          ${ticket} AND EXISTS (SELECT FROM seen) FOR UPDATE`
      : Prisma.sql`${ticket} FOR UPDATE`,
  );
  return rows.length > 0;
}

function remember(request: string, at: Date): Prisma.Sql {
  return Prisma.sql`INSERT INTO "SeenRequest" ("key", "at") VALUES (${request}, ${at}) ON CONFLICT DO NOTHING`;
}
