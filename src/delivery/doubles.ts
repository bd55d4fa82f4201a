import type { Tx } from '../db/client.ts';
import { platformOf } from '../ids.ts';
import { after } from './destination.ts';
import type { Transport } from './transport.ts';

/** A delivery that was sent although an earlier attempt may have posted it, too. */
export interface Doubtful {
  id: bigint;
  place: string;
  createdAt: Date;
  unclearSince: Date;
  settledAt: Date;
  messageId: string;
  /** The messages whose threads may have a second message. */
  threads: string[];
}

/** How long after sending to look, in ms. A platform may show a message late whose answer was lost. */
const wait = 60_000;

/** After this time, in ms, nobody looks for a second message anymore. */
const patience = 7 * 86_400_000;

/** Finds the deliveries that may have a second message, oldest first. */
export async function findDoubtful(tx: Tx, now: Date): Promise<Doubtful[]> {
  const rows = await tx.delivery.findMany({
    where: { state: 'sent', unclearSince: { not: null }, settledAt: { lte: after(now, -wait) } },
    orderBy: { id: 'asc' },
    take: 100,
  });
  return Promise.all(
    rows.map(async ({ mode, anchor, thread, continues, ...row }) => {
      const key = mode === 'reply' ? anchor : thread;
      const where = { place_key: { place: row.place, key: key ?? '' } };
      const headline = key === null ? null : await tx.anchor.findUnique({ where });
      return {
        ...row,
        unclearSince: row.unclearSince!,
        settledAt: row.settledAt!,
        messageId: row.messageId ?? '',
        threads: [headline?.messageId, continues].filter((thread) => typeof thread === 'string'),
      };
    }),
  );
}

/**
 * Removes the second message of a delivery. Resolves to false if it is still unknown whether there is one, because the
 * platform doesn't let the bot look. Rejects with a `TransportError` if the platform fails.
 */
export async function clearDoubt(
  tx: Tx,
  transports: Record<string, Transport>,
  { id, place, createdAt, unclearSince, settledAt, messageId, threads }: Doubtful,
  now: Date,
): Promise<boolean> {
  const look = transports[platformOf(place)]?.removeDoubles;
  const isOver = now.getTime() - settledAt.getTime() > patience;
  if (look && !isOver) {
    const options = { keep: messageId, threads, since: unclearSince };
    if ((await look(place, { id, createdAt }, options)) === 'unknowable') return false;
  }
  await tx.delivery.updateMany({ where: { id, state: 'sent' }, data: { unclearSince: null } });
  return true;
}
