/** A connection, or several. */
interface Queryable {
  query(sql: string): Promise<{ rows: unknown[] }>;
}

/** A migration that a database has. */
export interface Entry {
  name: string;
  /** False if an earlier release was killed while it applied the migration. */
  finished: boolean;
}

/** Lists the migrations of a database, in the order in which they were applied. */
export async function readHistory(database: Queryable): Promise<Entry[]> {
  const { rows: tables } = await database.query(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
  );
  if (!(tables as { found: boolean }[])[0]?.found) return [];
  const { rows } = await database.query(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows as Entry[];
}
