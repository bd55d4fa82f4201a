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
 * Owes a message in the caller's transaction, at the caller's moment. A place receives what it is owed in the order
 * of these calls, so callers that care about order between transactions hold a lock. Resolves to the delivery's id;
 * once the transaction is committed, `courier.wake()` saves the wait for the next poll.
 */
export async function owe(tx: Tx, at: Date, owed: Owed): Promise<bigint> {
  const { id } = await tx.delivery.create({
    data: {
      place: owed.place,
      mode: owed.mode,
      anchor: owed.mode === 'post' ? null : owed.anchor,
      card: owed.card as unknown as Prisma.InputJsonValue,
      state: 'owed',
      createdAt: at,
    },
    select: { id: true },
  });
  return id;
}
