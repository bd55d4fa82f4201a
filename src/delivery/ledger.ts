import { z } from 'zod';
import { type Card, plainText } from '../card.ts';
import type { Tx } from '../db/client.ts';
import { Fault } from '../errors.ts';

export const deliveryStates = ['owed', 'failed', 'sent'] as const;

export type DeliveryState = (typeof deliveryStates)[number];

const deliveryState = z.enum(deliveryStates);

/** A delivery, as the `deliveries` command shows it. */
export interface Entry {
  id: bigint;
  place: string;
  state: DeliveryState;
  /** The first line of the message. */
  says: string;
  createdAt: Date;
  settledAt: Date | null;
  attempts: number;
  reason: string | null;
}

/**
 * Reads a page of deliveries, newest first. With `before`, reads only older deliveries. With `state`, reads only
 * deliveries in this state. Also counts the deliveries in each state.
 */
export async function readLedger(
  tx: Tx,
  { state, before, size }: { state?: DeliveryState; before?: bigint; size: number },
): Promise<{ entries: Entry[]; more: boolean; counts: Record<DeliveryState, number> }> {
  const rows = await tx.delivery.findMany({
    where: { state, id: before === undefined ? undefined : { lt: before } },
    orderBy: { id: 'desc' },
    take: size + 1,
  });
  const counts = { owed: 0, failed: 0, sent: 0 };
  for (const row of await tx.delivery.groupBy({ by: ['state'], _count: true }))
    counts[deliveryState.parse(row.state)] = row._count;
  return {
    entries: rows.slice(0, size).map((row) => ({
      ...row,
      state: deliveryState.parse(row.state),
      says: plainText((row.card as unknown as Card).blocks).split('\n')[0] ?? '',
    })),
    more: rows.length > size,
    counts,
  };
}

/**
 * Queues a failed delivery again, at its old position. Throws a `Fault` if the delivery has not failed, or if a newer
 * delivery updates the same message.
 */
export async function retryDelivery(tx: Tx, id: bigint): Promise<void> {
  const row = await tx.delivery.findUnique({ where: { id } });
  if (row?.state !== 'failed') {
    throw new Fault(`${notFailed(id, row?.state)}.`, {
      hint: 'Only failed deliveries can be sent again.',
      example: 'deliveries failed',
    });
  }
  const { place, mode, anchor } = row;
  const newer = { place, mode: 'anchor', anchor, id: { gt: id } };
  if (mode === 'anchor' && (await tx.delivery.count({ where: newer })) > 0) {
    throw new Fault(`Delivery ${id} is outdated: a newer delivery updates the same message.`, {
      hint: 'Send the newest one again instead.',
      example: 'deliveries failed',
    });
  }
  await tx.delivery.update({ where: { id }, data: { state: 'owed', attempts: 0, settledAt: null } });
}

function notFailed(id: bigint, state: string | undefined): string {
  if (state === undefined) return `There is no delivery ${id}`;
  return state === 'sent' ? `Delivery ${id} was already sent` : `Delivery ${id} is still waiting to be sent`;
}
