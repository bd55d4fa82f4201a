import { Prisma, type Tx } from '../db/client.ts';

/** Thrown for a repeated request: there is nothing to do and nothing to answer. */
export class AlreadyDone extends Error {
  override name = 'AlreadyDone';
}

/** How long a request is remembered, in ms. */
export const requestMemory = 24 * 3_600_000;

/**
 * Remembers a request in the transaction of its change. Throws `AlreadyDone` for a repeat, even while the first
 * request is still running.
 */
export async function once(tx: Tx, request: string | undefined, at: Date): Promise<void> {
  if (!request) return;
  const inserted = await tx.$executeRaw(remember(request, at));
  if (inserted === 0) throw new AlreadyDone();
}

/**
 * Remembers a request and locks a ticket until the transaction ends, in one statement. Returns false if the request is
 * a repeat or the ticket doesn't exist. Callers read the ticket in a second statement. The first one may wait for the
 * lock, and sees the other tables as they were before the wait.
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
