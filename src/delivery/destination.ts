import { z } from 'zod';
import type { Tx } from '../db/client.ts';

/**
 * A lease further away than this (ms) was written by a clock that has gone back since: nobody holds it. Far more than
 * the clocks of two replicas may differ.
 */
const absurdLease = 60_000;

const placeRows = z.array(z.object({ place: z.string() }));
const momentRows = z.array(z.object({ moment: z.date().nullable() }));

/**
 * Places that owe something and may be sent to, the one that has owed longest first; `holder`'s own leases do not
 * stand in its way. The recursion hops from place to place in the index, so a long backlog of one place costs no more
 * than a short one.
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
      AND (d."notBefore" IS NULL OR d."notBefore" <= ${now})
    ORDER BY (SELECT min(id) FROM "Delivery" WHERE place = owing.place AND state = 'owed')`;
  return placeRows.parse(rows).map(({ place }) => place);
}

/**
 * The first moment after `after` at which a place has rested that owes more. What a platform refused has no moment: when
 * it is tried again says nothing about when it will be through.
 */
export async function nextRested(tx: Tx, after: Date): Promise<Date | null> {
  const rows = await tx.$queryRaw`
    SELECT min(d."notBefore") AS moment FROM "Destination" d
    WHERE d."notBefore" > ${after}
      AND 0 = (SELECT attempts FROM "Delivery" WHERE place = d.place AND state = 'owed' ORDER BY id LIMIT 1)`;
  return momentRows.parse(rows)[0]?.moment ?? null;
}

/** Takes the place for `lease` ms, in one statement: of any number of couriers that try, one gets `true`. */
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
      AND (d."notBefore" IS NULL OR d."notBefore" <= ${now})`;
  return claimed === 1;
}

/** Lengthens what `holder` still holds of these places. */
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

/** Lets the next one in, unless another has taken the place already. */
export async function release(tx: Tx, place: string, holder: string): Promise<void> {
  await tx.destination.updateMany({
    where: { place, leasedBy: holder },
    data: { leasedBy: null, leaseEnds: null },
  });
}

export function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
