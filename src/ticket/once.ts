import type { Tx } from '../db/client.ts';

/** The request has changed something before: there is nothing left to do or to say. */
export class AlreadyDone extends Error {
  override name = 'AlreadyDone';
}

/** How long a request is remembered, in ms. */
export const requestMemory = 24 * 3_600_000;

/** Remembers a request in its own transaction. Throws `AlreadyDone` on its repeat, also on one that runs beside it. */
export async function once(tx: Tx, request: string | undefined, at: Date): Promise<void> {
  if (!request) return;
  const inserted = await tx.$executeRaw`
    INSERT INTO "SeenRequest" ("key", "at") VALUES (${request}, ${at}) ON CONFLICT DO NOTHING`;
  if (inserted === 0) throw new AlreadyDone();
}
