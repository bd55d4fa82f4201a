import { z } from 'zod';
import type { Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';

/**
 * Returns the calendar of each person: the team's days, in the person's time zone. A day starts when the person gets the
 * morning message. The ids are those of main accounts. A linked account can know the zone that the main one doesn't.
 */
export async function ownCalendars(
  tx: Tx,
  calendar: Calendar,
  ids: string[],
): Promise<(id: string) => Calendar> {
  const rows = await tx.$queryRaw`
    SELECT p."id", coalesce(p."zone", other."zone") AS "zone",
      CASE WHEN m."wanted" IS NOT false THEN m."time" END AS "time"
    FROM "Person" p
    LEFT JOIN "Person" other ON other."linkedTo" = p."id"
    LEFT JOIN "Morning" m ON m."personId" = p."id"
    WHERE p."id" = ANY (${ids}::text[])`;
  const known = new Map(ownRows.parse(rows).map((row) => [row.id, row]));
  return (id) => calendar.inZone(known.get(id)?.zone ?? null, known.get(id)?.time);
}

const ownRows = z.array(
  z.object({ id: z.string(), zone: z.string().nullable(), time: z.string().nullable() }),
);
