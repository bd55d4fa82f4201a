import { Prisma } from '../db/client.ts';

/**
 * SQL that says whether an anchor's message was posted in a place or is waiting to be posted.
 * @param place the SQL of the place, such as a column
 */
export function hasAnchorSql(place: Prisma.Sql, anchor: string): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT FROM "Anchor" a WHERE a."place" = ${place} AND a."key" = ${anchor})
    OR EXISTS (SELECT FROM "Delivery" d
      WHERE d."place" = ${place} AND d."state" = 'owed' AND d."mode" = 'anchor' AND d."anchor" = ${anchor}))`;
}
