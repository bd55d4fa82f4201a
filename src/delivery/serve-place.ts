import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { after, claim, release } from './destination.ts';
import { type Due, nextOwed } from './next-owed.ts';
import { type CourierLog, reportDelivery } from './report.ts';
import { type Outcome, send } from './send.ts';
import { settle } from './settle.ts';
import type { Transport } from './transport.ts';
import { toVerdict } from './verdict.ts';

interface Round {
  database: Database;
  clock: Clock;
  logger: CourierLog;
  /** Who holds the leases, and how long one lasts and a send may take, in ms. */
  holder: string;
  lease: number;
  sendWithin: number;
  /** True when nothing new may begin. */
  isStopping(): boolean;
}

/** When the next delivery of a place may follow: at once, while the lease lasts; from a moment on; or it is another's. */
interface Next {
  heldUntil?: Date;
  notBefore?: Date;
}

/**
 * Sends what a place is owed, in order, until nothing is left, the place must wait, or another holds it. Resolves to the
 * moment until which the place must wait, if that is why.
 */
export type ServePlace = (place: string, transport: Transport) => Promise<Date | undefined>;

/** The function rejects only when the database fails; call it for one place once at a time. */
export function createServePlace(round: Round): ServePlace {
  const { database, clock, logger, holder, lease, sendWithin } = round;
  const { client } = database;
  /** Outcomes that the database has not taken yet: the platform is not asked twice. */
  const unsettled = new Map<string, { id: bigint; attempts: number; outcome: Outcome }>();

  async function servePlace(place: string, transport: Transport): Promise<Date | undefined> {
    const since = clock.now();
    if (!(await claim(client, place, holder, since, lease))) return undefined;
    let next: Next = { heldUntil: after(since, lease) };
    while (next.heldUntil && !round.isStopping()) {
      const due = await nextOwed(client, place);
      // If the database took its time, the place may be another's by now.
      if (!due || clock.now() >= next.heldUntil) break;
      next = await deliver(due, transport);
    }
    // Not in a `finally`: when the database did not take an outcome, another courier would send the delivery again.
    await release(client, place, holder);
    return next.notBefore;
  }

  async function deliver(due: Due, transport: Transport): Promise<Next> {
    const outcome = recall(due) ?? (await send(transport, due, sendWithin));
    unsettled.set(due.place, { id: due.id, attempts: due.attempts, outcome });
    const now = clock.now();
    const verdict = toVerdict(due, outcome, now, transport.pace);
    const leaseEnds = after(now, lease);
    const held = await settle(database, due, verdict, { holder, now, leaseEnds });
    unsettled.delete(due.place);
    reportDelivery(logger, due, outcome, verdict);
    if (verdict.notBefore) return { notBefore: verdict.notBefore };
    return held ? { heldUntil: leaseEnds } : {};
  }

  function recall({ id, place, attempts }: Due): Outcome | undefined {
    const kept = unsettled.get(place);
    return kept?.id === id && kept.attempts === attempts ? kept.outcome : undefined;
  }

  return servePlace;
}
