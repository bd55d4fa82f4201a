import type { Prisma, Tx } from '../db/client.ts';
import { requestId } from '../trace/request.ts';
import { traceparent } from '../trace/span.ts';
import type { Message } from './message.ts';

/**
 * A message to deliver to a place (`slack:C0MIGR`):
 * - `post` is a separate message;
 * - `anchor` is posted once per key, and later deliveries with that key update the message. With `thread`, it is posted in the
 *   thread of that other anchor's message, or separately if there is no such message;
 * - `reply` goes into the thread of the anchor's message, or is posted separately if the anchor has no message. With
 *   `inChannel`, people also see it in the channel.
 */
export type Owed =
  | { place: string; card: Message; mode: 'post' }
  | { place: string; card: Message; mode: 'anchor'; anchor: string; thread?: string }
  | { place: string; card: Message; mode: 'reply'; anchor: string; inChannel?: boolean };

/**
 * Records messages to deliver, in the caller's transaction. A place gets its messages in the order of the calls, and
 * within a call in the order of the list. Two transactions can commit in any order, so callers that need an order must
 * hold a lock. After the commit, call `courier.wake()`, so that the courier doesn't wait for its next poll. Returns the
 * deliveries' ids.
 */
export async function owe(tx: Tx, at: Date, owed: Owed[]): Promise<bigint[]> {
  if (owed.length === 0) return [];
  const rows = await tx.delivery.createManyAndReturn({
    select: { id: true },
    data: owed.map((message) => ({
      place: message.place,
      mode: message.mode,
      anchor: message.mode === 'post' ? null : message.anchor,
      thread: message.mode === 'anchor' ? (message.thread ?? null) : null,
      inChannel: message.mode === 'reply' && (message.inChannel ?? false),
      card: message.card as unknown as Prisma.InputJsonValue,
      state: 'owed',
      createdAt: at,
      request: requestId(),
      traceparent: traceparent(),
    })),
  });
  return rows.map(({ id }) => id);
}
