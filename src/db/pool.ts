import pg from 'pg';

/** Sets sessions to UTC, because Prisma's adapter writes times without an offset. */
export const utcSessions = { options: '-c TimeZone=UTC' };

/**
 * Time limits for the database, in ms. In the worst case, a person waits for a connection and then for a statement.
 * Both waits together take less than ten seconds, even if the database is frozen. Usually, the server ends a slow
 * statement. If the server doesn't, `query_timeout` makes our process close the connection.
 */
const bounds = {
  connectionTimeoutMillis: 4_000,
  statement_timeout: 4_000,
  query_timeout: 4_500,
  idle_in_transaction_session_timeout: 30_000,
};

/** Creates a pool of connections to the Postgres at `url`. All requests share one pool. */
export function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Longer than pg's ten seconds, because a new connection must plan every statement again.
    idleTimeoutMillis: 60_000,
    // Send a statement without waiting for the previous answer. Prisma sends the reads of one query at the same time,
    // even in a transaction.
    pipeline: true,
    ...bounds,
    ...utcSessions,
  });
  // Ignore errors of idle connections. The next caller gets a new connection.
  pool.on('error', () => {});
  return pool;
}
