import { z } from 'zod';
import type { Tx } from '../db/client.ts';
import { isResting, owingPlaces } from '../delivery/destination.ts';

const sinceRows = z.tuple([z.object({ since: z.date().nullable() })]);
const countRows = z.tuple([z.object({ count: z.int() })]);

/**
 * Since when the oldest delivery could have been sent: since it is owed, or since the pause of its place ended. Null if
 * there is none. Reads one index entry per place, however many deliveries wait.
 * @param platforms the platforms that are connected
 */
export async function oldestSendable(tx: Tx, platforms: string[], now: Date): Promise<Date | null> {
  const rows = await tx.$queryRaw`
    ${owingPlaces}
    SELECT min(greatest(first."createdAt", d."notBefore")) AS since
    FROM owing
      CROSS JOIN LATERAL (
        SELECT "createdAt" FROM "Delivery" WHERE place = owing.place AND state = 'owed' ORDER BY id LIMIT 1
      ) first
      LEFT JOIN "Destination" d ON d.place = owing.place
    WHERE split_part(owing.place, ':', 1) = ANY(${platforms})
      AND ${isResting(now)} IS NOT TRUE`;
  return sinceRows.parse(rows)[0].since;
}

/** How many attempts a delivery had if its place counts as failing. They take about half a minute. */
const manyAttempts = 5;

/**
 * Counts the places that get no messages: the last delivery failed for good, or the next one has failed several times.
 */
export async function countFailingPlaces(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw`
    SELECT count(DISTINCT d.place)::int AS count FROM "Delivery" d
    WHERE (d.state = 'owed' AND d.attempts >= ${manyAttempts})
      OR (d.state = 'failed' AND NOT EXISTS (
        SELECT FROM "Delivery" later WHERE later.place = d.place AND later.state = 'sent' AND later.id > d.id))`;
  return countRows.parse(rows)[0].count;
}
