import { z } from 'zod';
import { Prisma, type Tx } from '../db/client.ts';

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
 * The places with owed deliveries, and one row without a place, as `owing`. Reads one index entry per place, so many
 * waiting deliveries for a place cost no more than one.
 */
export const owingPlaces = Prisma.sql`WITH RECURSIVE owing(place) AS (
  SELECT min(place) FROM "Delivery" WHERE state = 'owed'
  UNION ALL
  SELECT (SELECT min(place) FROM "Delivery" WHERE state = 'owed' AND place > owing.place)
  FROM owing WHERE owing.place IS NOT NULL
)`;

/** Whether a place has to wait: its pause isn't over, and isn't so long that only a wrong clock explains it. */
export function isResting(now: Date): Prisma.Sql {
  return Prisma.sql`(d."notBefore" > ${now} AND d."notBefore" <= ${after(now, absurdPause)})`;
}

/**
 * Finds the places that have owed deliveries and may get one now. The place with the oldest delivery comes first. A
 * place that `holder` itself leases counts as free.
 */
export async function findSendable(tx: Tx, holder: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw`
    ${owingPlaces}
    SELECT owing.place
    FROM owing LEFT JOIN "Destination" d ON d.place = owing.place
    WHERE owing.place IS NOT NULL
      AND (d."leasedBy" IS NULL OR d."leasedBy" = ${holder}
        OR d."leaseEnds" <= ${now} OR d."leaseEnds" > ${after(now, absurdLease)})
      AND ${isResting(now)} IS NOT TRUE
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

/** The delivery that a courier may send now, because it holds the lease on the place. */
export interface Turn {
  /** The delivery's id. Null if nothing is owed. */
  delivery: bigint | null;
  /** When sending the delivery began. That is on record, in case the courier dies while it sends. */
  since: Date;
  /** Whether another attempt began at `since` and nobody knows its outcome, so the platform may have the message. */
  inDoubt: boolean;
}

/** Rows of a turn. Prisma returns an id as a bigint, and Postgres without Prisma as a text. */
export const turnRows = z.array(
  z.object({
    delivery: z.union([z.bigint(), z.string().transform(BigInt)]).nullable(),
    since: z.date(),
    inDoubt: z.boolean(),
  }),
);

/**
 * Leases a place for `lease` ms, and records that sending its oldest delivery begins. If several couriers try at once,
 * only one gets a turn. A courier that ends properly releases its lease. So if there still is one, its courier may have
 * been killed after the platform took the message: the turn is then about that delivery, which is in doubt.
 */
export async function claim(
  tx: Tx,
  place: string,
  holder: string,
  now: Date,
  lease: number,
): Promise<Turn | undefined> {
  const rows = await tx.$queryRaw`
    INSERT INTO "Destination" AS d (place, "leasedBy", "leaseEnds", sending, "sendingSince")
    VALUES (${place}, ${holder}, ${after(now, lease)},
      (SELECT min(id) FROM "Delivery" WHERE place = ${place} AND state = 'owed'), ${now})
    ON CONFLICT (place) DO UPDATE SET "leasedBy" = excluded."leasedBy", "leaseEnds" = excluded."leaseEnds",
      (sending, "sendingSince") = (
        SELECT coalesce(max(left_behind.id), excluded.sending),
          CASE WHEN max(left_behind.id) IS NULL THEN excluded."sendingSince" ELSE d."sendingSince" END
        FROM "Delivery" left_behind
        WHERE left_behind.id = d.sending AND left_behind.state = 'owed' AND d."leasedBy" IS NOT NULL)
    WHERE (d."leasedBy" IS NULL OR d."leasedBy" = ${holder}
        OR d."leaseEnds" <= ${now} OR d."leaseEnds" > ${after(now, absurdLease)})
      AND ${isResting(now)} IS NOT TRUE
    RETURNING sending AS delivery, "sendingSince" AS since, "sendingSince" <> ${now} AS "inDoubt"`;
  return turnRows.parse(rows)[0];
}

/** What is recorded of a place after a delivery. */
interface Beginning {
  place: string;
  holder: string;
  now: Date;
  leaseEnds: Date;
  /** The delivery that the same statement settles. Null if it stays owed. */
  settles: bigint | null;
  /** The earliest time for the next delivery. */
  notBefore: Date | undefined;
  /** Why deliveries fail. Null if they don't anymore. Undefined: as before. */
  failing: string | null | undefined;
}

/**
 * SQL that extends `holder`'s lease on a place after a delivery, and records that sending the next one begins. It returns the
 * turn, and no row if another courier has the lease.
 */
export function beginNext({
  place,
  holder,
  now,
  leaseEnds,
  settles,
  notBefore,
  failing,
}: Beginning): Prisma.Sql {
  return Prisma.sql`
    UPDATE "Destination" SET "leaseEnds" = ${leaseEnds}, "notBefore" = ${notBefore ?? null},
      sending = (SELECT min(id) FROM "Delivery"
        WHERE place = ${place} AND state = 'owed' AND id IS DISTINCT FROM ${settles}),
      "sendingSince" = ${now},
      failing = CASE WHEN ${failing === undefined} THEN failing ELSE ${failing ?? null} END,
      "failingTold" = CASE WHEN ${failing === null} THEN NULL ELSE "failingTold" END
    WHERE place = ${place} AND "leasedBy" = ${holder}
    RETURNING sending AS delivery, "sendingSince" AS since, false AS "inDoubt"`;
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

/**
 * Ends `holder`'s lease on a place, after the outcome of everything that it sent was saved. Does nothing if the lease
 * belongs to another courier by now.
 */
export async function release(tx: Tx, place: string, holder: string): Promise<void> {
  await tx.destination.updateMany({
    where: { place, leasedBy: holder },
    data: { leasedBy: null, leaseEnds: null, sending: null, sendingSince: null },
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
