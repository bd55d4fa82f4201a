import { z } from 'zod';
import type { Tx } from '../db/client.ts';

/**
 * Returns a person's full name, by the id of their main account: `Dana Reyes`. If no platform gave one, returns the name
 * that the platform shows. Null for an unknown person.
 */
export async function findFullName(tx: Tx, id: string): Promise<string | null> {
  const [row] = rows.parse(
    await tx.$queryRaw`
      SELECT coalesce(p."fullName", other."fullName", p."name") AS name
      FROM "Person" p LEFT JOIN "Person" other ON other."linkedTo" = p."id" WHERE p."id" = ${id}`,
  );
  return row?.name ?? null;
}

const rows = z.array(z.object({ name: z.string() }));
