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
  /** What a phone shows of the message. */
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
      says: saysOf(row.card as unknown as Card),
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

/** The places with failed deliveries. */
export async function failedPlaces(tx: Tx): Promise<string[]> {
  const rows = await tx.delivery.groupBy({
    by: ['place'],
    where: { state: 'failed' },
    orderBy: { place: 'asc' },
  });
  return rows.map(({ place }) => place);
}

/**
 * Queues all failed deliveries again, or those to the given places, each at its old position. Leaves out deliveries to
 * closed places, and those that a newer delivery has replaced. If the newer one has failed, too, both are sent, so that
 * the replies between them get their thread. Resolves to the number of deliveries to each place.
 */
export async function retryAll(tx: Tx, places?: string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw`
    UPDATE "Delivery" d SET state = 'owed', attempts = 0, "settledAt" = NULL
    WHERE d.state = 'failed' AND (${places === undefined} OR d.place = ANY (${places ?? []}::text[]))
      AND NOT EXISTS (SELECT 1 FROM "Destination" t WHERE t.place = d.place AND t.closed IS NOT NULL)
      AND NOT (d.mode = 'anchor' AND EXISTS (
        SELECT 1 FROM "Delivery" newer
        WHERE newer.place = d.place AND newer.anchor = d.anchor AND newer.mode = 'anchor'
          AND newer.id > d.id AND newer.state <> 'failed'))
    RETURNING d.place`;
  const counts = new Map<string, number>();
  const sent = placeRows.parse(rows).map(({ place }) => place);
  for (const place of sent.toSorted()) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

/** Returns what a phone shows. Deliveries from before an update of the bot may lack an event. */
function saysOf({ event, blocks }: Card): string {
  return event ?? plainText(blocks).split('\n')[0] ?? '';
}

const placeRows = z.array(z.object({ place: z.string() }));

function notFailed(id: bigint, state: string | undefined): string {
  if (state === undefined) return `There is no delivery ${id}`;
  return state === 'sent' ? `Delivery ${id} was already sent` : `Delivery ${id} is still waiting to be sent`;
}
