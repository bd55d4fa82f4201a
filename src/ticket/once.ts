import { Prisma, type Tx } from '../db/client.ts';

/** Thrown for a repeated request. There is nothing left to do, and no reply to send. */
export class AlreadyDone extends Error {
  override name = 'AlreadyDone';
}

/** How many days a request is remembered. The platforms repeat a request for about an hour. */
export const requestMemoryDays = 2;

/**
 * Records in the transaction that a request was handled. Throws `AlreadyDone` if the same request was handled before.
 * If the first request is still running, waits until that request succeeds or fails.
 */
export async function once(tx: Tx, request: string | undefined, at: Date): Promise<void> {
  if (!request) return;
  const inserted = await tx.$executeRaw(remember(request, at));
  if (inserted === 0) throw new AlreadyDone();
}

/**
 * Remembers a request and locks a ticket until the transaction ends, in one statement. Returns false if the request is
 * a repeat or the ticket doesn't exist. Callers must read the ticket in a later statement. This statement may wait for
 * the lock, and doesn't see what other transactions write during the wait.
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
