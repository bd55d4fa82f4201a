import pg from 'pg';

/** Prisma's adapter writes moments without an offset: sessions must agree on one, and UTC has no clock changes. */
export const utcSessions = { options: '-c TimeZone=UTC' };

/**
 * How long the database may take, in ms. At worst a person waits for a connection and then for a statement, so everybody
 * is answered within ten seconds, even if the database is frozen. `query_timeout` is on our side: it closes the connection
 * when the server does not even report that the statement took too long.
 */
const bounds = {
  connectionTimeoutMillis: 4_000,
  statement_timeout: 4_000,
  query_timeout: 4_500,
  idle_in_transaction_session_timeout: 30_000,
};

/** Connections to the Postgres at `url`, for everything that the product asks of it. */
export function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Keeps idle connections longer than pg's ten seconds, because a new connection must plan every statement again.
    idleTimeoutMillis: 60_000,
    // Prisma sends the reads of one query side by side, even in a transaction.
    pipeline: true,
    ...bounds,
    ...utcSessions,
  });
  // If an idle connection breaks, the next caller gets a new one.
  pool.on('error', () => {});
  return pool;
}
