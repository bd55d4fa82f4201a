import { z } from 'zod';
import type { Tx } from '../db/client.ts';

/**
 * Finds the people who lead the team: those with the role, and those that the settings name. Workspace admins aren't
 * among them, although they may do what leads may. Returns the ids of main accounts.
 *
 * @param named platform ids from the settings, without the platform's name
 */
export async function findLeads(tx: Tx, named: string[]): Promise<string[]> {
  const wanted = named.map((id) => id.toLowerCase());
  const rows = await tx.$queryRaw`
    SELECT DISTINCT coalesce("linkedTo", "id") AS "id" FROM "Person"
    WHERE "refusal" IS NULL
      AND ("role" = 'lead' OR lower(substring("id" FROM position(':' IN "id") + 1)) = ANY (${wanted}::text[]))
    ORDER BY 1`;
  return leadRows.parse(rows).map(({ id }) => id);
}

const leadRows = z.array(z.object({ id: z.string() }));
