import pg from 'pg';

/**
 * Makes every Postgres write equal values as equal text, and read a table in the order in which its rows are stored. The
 * checksums depend on both. Turns the time limits off, because a large table may take long.
 */
const sameText = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, MDY'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL synchronize_seqscans = off;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '60s'`;

/** How long connecting may take, in ms. */
const connectWithin = 5_000;

/** Runs `work` with a connection of its own to the Postgres at `url`, then closes the connection. */
export async function withSession<T>(url: string, work: (session: pg.Client) => Promise<T>): Promise<T> {
  const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectWithin });
  // Ignore this event. If the connection breaks, the running statement rejects anyway.
  session.on('error', () => {});
  await session.connect();
  try {
    return await work(session);
  } finally {
    await session.end().catch(() => {});
  }
}

/**
 * Runs `work` in one transaction. If it fails, the end of the session rolls it back: a ROLLBACK would wait for a COPY that
 * nobody reads any more.
 * @param begin the statement that begins the transaction
 */
export async function inTransaction<T>(
  session: pg.Client,
  begin: string,
  work: () => Promise<T>,
): Promise<T> {
  await session.query(begin);
  await session.query(sameText);
  const result = await work();
  await session.query('COMMIT');
  return result;
}
