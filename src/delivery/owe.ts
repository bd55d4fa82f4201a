import type { Card } from '../card.ts';
import type { Prisma, Tx } from '../db/client.ts';

/**
 * One message owed to a place (`slack:C0MIGR`):
 * - `post` stands alone;
 * - `anchor` is posted once under its key, and afterwards updates that message;
 * - `reply` goes in the thread of the anchor, or stands alone where the anchor has no message.
 */
export type Owed =
  | { place: string; card: Card; mode: 'post' }
  | { place: string; card: Card; mode: 'anchor' | 'reply'; anchor: string };

/**
 * Owes messages in the caller's transaction, at the caller's moment. A place gets its messages in the order of the calls,
 * and within a call in the order of the list. Callers that care about the order across transactions must hold a lock.
 * After the commit, call `courier.wake()`, so the courier doesn't wait for its next poll. Returns the ids of the deliveries.
 */
export async function owe(tx: Tx, at: Date, owed: Owed[]): Promise<bigint[]> {
  if (owed.length === 0) return [];
  const rows = await tx.delivery.createManyAndReturn({
    select: { id: true },
    data: owed.map((message) => ({
      place: message.place,
      mode: message.mode,
      anchor: message.mode === 'post' ? null : message.anchor,
      card: message.card as unknown as Prisma.InputJsonValue,
      state: 'owed',
      createdAt: at,
    })),
  });
  return rows.map(({ id }) => id);
}
