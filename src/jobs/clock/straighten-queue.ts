import { z } from 'zod';
import type { Database } from '../../db/client.ts';

/** How far ahead pg-boss itself may plan. Everything that we plan with it is due within a minute. */
const longest = "interval '1 hour'";

/** When pg-boss last did something. It waits until these times are over. */
const stamps = {
  version: ['cron_on', 'bam_on', 'flow_on', 'reindex_on', 'monitor_backoff_on'],
  queue: ['monitor_claim_on', 'monitor_on', 'maintain_on', 'delta_on'],
};

/**
 * Repairs pg-boss after the database's clock ran ahead. Otherwise, pg-boss would call nothing until that time has come, and
 * would drop new calls because an old one seems to wait. Returns how many rows were changed.
 */
export async function straightenQueue({ executeSql }: Pick<Database, 'executeSql'>): Promise<number> {
  const updates = Object.entries(stamps).map(([table, columns]) => {
    const isFar = (column: string) => `${column} > now() + ${longest}`;
    const sets = columns.map(
      (column) => `${column} = CASE WHEN ${isFar(column)} THEN NULL ELSE ${column} END`,
    );
    return `UPDATE pgboss.${table} SET ${sets.join(', ')} WHERE ${columns.map(isFar).join(' OR ')}`;
  });
  // All our jobs are calls of `tick`, and the next one makes up for those that are deleted.
  const statements = [...updates, `DELETE FROM pgboss.job WHERE created_on > now() + ${longest}`];
  let changed = 0;
  for (const statement of statements) {
    const { rows } = await executeSql(
      `WITH changed AS (${statement} RETURNING 1) SELECT count(*)::int AS count FROM changed`,
    );
    changed += z.object({ count: z.int() }).parse(rows[0]).count;
  }
  return changed;
}
