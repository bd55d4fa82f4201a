import pg from 'pg';

/** What PGlite and pg have in common. */
export interface Queryable {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Session settings for both databases, so that both write equal values as equal text. */
export const sameSession = `SET TimeZone = 'UTC'; SET DateStyle = 'ISO, MDY'; SET IntervalStyle = 'postgres';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET search_path = public`;

/** Runs `work` with a connection to the Postgres at `url`, then closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // Ignore this event. If the connection breaks, the running statement rejects anyway.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(sameSession);
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Runs a query and returns its rows, with the columns that the SQL names. */
export async function ask<Row>(database: Queryable, sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.query(sql, values)).rows as Row[];
}

/** Runs a query that always returns exactly one row. */
export async function askOne<Row>(database: Queryable, sql: string): Promise<Row> {
  const [row] = await ask<Row>(database, sql);
  return row!;
}
