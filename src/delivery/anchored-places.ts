import { z } from 'zod';
import type { Tx } from '../db/client.ts';

const placeRows = z.array(z.object({ place: z.string() }));

/** Of the given places, returns those where the anchor's message was posted or is waiting to be posted. */
export async function anchoredPlaces(tx: Tx, anchor: string, places: string[]): Promise<Set<string>> {
  if (places.length === 0) return new Set();
  const rows = await tx.$queryRaw<unknown>`
    SELECT "place" FROM "Anchor" WHERE "place" = ANY(${places}) AND "key" = ${anchor}
    UNION
    SELECT "place" FROM "Delivery"
    WHERE "place" = ANY(${places}) AND "state" = 'owed' AND "mode" = 'anchor' AND "anchor" = ${anchor}`;
  return new Set(placeRows.parse(rows).map(({ place }) => place));
}
