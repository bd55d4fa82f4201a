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

/** Sends what a place is owed, in order, until nothing is left, the place must wait, or another holds it. */
export type ServePlace = (place: string, transport: Transport) => Promise<void>;

/** The function rejects only when the database fails; call it for one place once at a time. */
export function createServePlace(round: Round): ServePlace {
  const { database, clock, logger, holder, lease, sendWithin } = round;
  const { client } = database;
  /** Outcomes that the database has not taken yet: the platform is not asked twice. */
  const unsettled = new Map<string, { id: bigint; attempts: number; outcome: Outcome }>();

  async function servePlace(place: string, transport: Transport): Promise<void> {
    const since = clock.now();
    if (!(await claim(client, place, holder, since, lease))) return;
    let heldUntil: Date | undefined = after(since, lease);
    while (heldUntil && !round.isStopping()) {
      const due = await nextOwed(client, place);
      // If the database took its time, the place may be another's by now.
      if (!due || clock.now() >= heldUntil) break;
      heldUntil = await deliver(due, transport);
    }
    // Not in a `finally`: when the database did not take an outcome, another courier would send the delivery again.
    await release(client, place, holder);
  }

  /** Resolves to the end of the lease when the next delivery may follow at once. */
  async function deliver(due: Due, transport: Transport): Promise<Date | undefined> {
    const outcome = recall(due) ?? (await send(transport, due, sendWithin));
    unsettled.set(due.place, { id: due.id, attempts: due.attempts, outcome });
    const now = clock.now();
    const verdict = toVerdict(due, outcome, now);
    const leaseEnds = after(now, lease);
    const held = await settle(database, due, verdict, { holder, now, leaseEnds });
    unsettled.delete(due.place);
    reportDelivery(logger, due, outcome, verdict);
    return held && !verdict.notBefore ? leaseEnds : undefined;
  }

  function recall({ id, place, attempts }: Due): Outcome | undefined {
    const kept = unsettled.get(place);
    return kept?.id === id && kept.attempts === attempts ? kept.outcome : undefined;
  }

  return servePlace;
}
