import { z } from 'zod';
import type { Tx } from '../db/client.ts';

/** Finds people's time zones, by the ids of their main accounts. A linked account can know what the main one doesn't. */
export async function findZones(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw`
    SELECT p."id", coalesce(p."zone", other."zone") AS zone
    FROM "Person" p LEFT JOIN "Person" other ON other."linkedTo" = p."id"
    WHERE p."id" = ANY (${ids}::text[]) AND coalesce(p."zone", other."zone") IS NOT NULL`;
  return new Map(zoneRows.parse(rows).map(({ id, zone }) => [id, zone]));
}

const zoneRows = z.array(z.object({ id: z.string(), zone: z.string() }));
