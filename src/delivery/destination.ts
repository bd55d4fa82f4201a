import { z } from 'zod';
import type { Tx } from '../db/client.ts';

/**
 * The longest plausible lease, in ms. If a lease ends even later, the clock must have been set back, and the lease is
 * ignored. The clocks of two replicas differ by much less.
 */
const absurdLease = 60_000;

/**
 * The longest plausible pause, in ms: `toVerdict` sets pauses of at most a day. A longer one was set while the clock ran
 * ahead, and is ignored.
 */
const absurdPause = 25 * 3_600_000;

const placeRows = z.array(z.object({ place: z.string() }));
const momentRows = z.array(z.object({ moment: z.date().nullable() }));

/**
 * Finds the places that have owed deliveries and may get one now. The place with the oldest delivery comes first. A
 * place that `holder` itself leases counts as free. The query reads one index entry per place, so many waiting
 * deliveries for a place cost no more than one.
 */
export async function findSendable(tx: Tx, holder: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw`
    WITH RECURSIVE owing(place) AS (
      SELECT min(place) FROM "Delivery" WHERE state = 'owed'
      UNION ALL
      SELECT (SELECT min(place) FROM "Delivery" WHERE state = 'owed' AND place > owing.place)
      FROM owing WHERE owing.place IS NOT NULL
    )
    SELECT owing.place
    FROM owing LEFT JOIN "Destination" d ON d.place = owing.place
    WHERE owing.place IS NOT NULL
      AND (d."leasedBy" IS NULL OR d."leasedBy" = ${holder}
        OR d."leaseEnds" <= ${now} OR d."leaseEnds" > ${after(now, absurdLease)})
      AND (d."notBefore" IS NULL OR d."notBefore" <= ${now} OR d."notBefore" > ${after(now, absurdPause)})
    ORDER BY (SELECT min(id) FROM "Delivery" WHERE place = owing.place AND state = 'owed')`;
  return placeRows.parse(rows).map(({ place }) => place);
}

/**
 * Returns the first time after `moment` when a place that had to wait may get its next delivery. Leaves out places where
 * the last attempt failed, because the next attempt may fail, too.
 */
export async function nextRested(tx: Tx, moment: Date): Promise<Date | null> {
  const rows = await tx.$queryRaw`
    SELECT min(d."notBefore") AS moment FROM "Destination" d
    WHERE d."notBefore" > ${moment} AND d."notBefore" <= ${after(moment, absurdPause)}
      AND 0 = (SELECT attempts FROM "Delivery" WHERE place = d.place AND state = 'owed' ORDER BY id LIMIT 1)`;
  return momentRows.parse(rows)[0]?.moment ?? null;
}

/** Leases a place for `lease` ms. If several couriers try at once, only one gets `true`. */
export async function claim(
  tx: Tx,
  place: string,
  holder: string,
  now: Date,
  lease: number,
): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    INSERT INTO "Destination" AS d (place, "leasedBy", "leaseEnds")
    VALUES (${place}, ${holder}, ${after(now, lease)})
    ON CONFLICT (place) DO UPDATE SET "leasedBy" = excluded."leasedBy", "leaseEnds" = excluded."leaseEnds"
    WHERE (d."leasedBy" IS NULL OR d."leasedBy" = ${holder}
        OR d."leaseEnds" <= ${now} OR d."leaseEnds" > ${after(now, absurdLease)})
      AND (d."notBefore" IS NULL OR d."notBefore" <= ${now} OR d."notBefore" > ${after(now, absurdPause)})`;
  return claimed === 1;
}

/** Extends the leases that `holder` still has on these places. */
export async function renew(
  tx: Tx,
  places: string[],
  holder: string,
  now: Date,
  lease: number,
): Promise<void> {
  await tx.destination.updateMany({
    where: { place: { in: places }, leasedBy: holder },
    data: { leaseEnds: after(now, lease) },
  });
}

/** Ends `holder`'s lease on a place. Does nothing if the lease belongs to another courier by now. */
export async function release(tx: Tx, place: string, holder: string): Promise<void> {
  await tx.destination.updateMany({
    where: { place, leasedBy: holder },
    data: { leasedBy: null, leaseEnds: null },
  });
}

/** Closes a place: the courier then fails every delivery to it, and gives this reason. */
export async function close(tx: Tx, place: string, reason: string): Promise<void> {
  await tx.destination.upsert({
    where: { place },
    create: { place, closed: reason },
    update: { closed: reason },
  });
}

/** Allows deliveries to a place again. Deliveries that failed stay failed. */
export async function reopen(tx: Tx, place: string): Promise<void> {
  await tx.destination.updateMany({ where: { place, closed: { not: null } }, data: { closed: null } });
}

export function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
