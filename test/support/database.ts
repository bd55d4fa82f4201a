import { inject } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { askServer, databaseUrl } from './database-url.ts';

/* Creates the databases for a test file. Each database is a copy of the run's template (see server.ts), with the schema and no rows. */

/**
 * Databases that earlier tests no longer need. Their connections stay open, because a new connection must plan every
 * statement again, and Prisma's client must compile each query again.
 */
const spare: Database[] = [];
let copies = 0;

/**
 * Opens a database with the schema and no rows, for this test only. Close the database in `afterAll` or `afterEach`.
 */
export async function createTestDatabase(): Promise<Database> {
  const database = spare.pop() ?? connect(await createTestDatabaseUrl());
  const { client, executeSql, transaction, ping } = database;
  let isClosed = false;
  /** Keeps what a test has left behind, such as a courier that hangs, away from the database of the next test. */
  const whileOpen = <Do extends (...args: never[]) => Promise<unknown>>(work: Do) =>
    ((...args) => (isClosed ? Promise.reject(closed()) : work(...args))) as Do;
  return {
    url: database.url,
    client: new Proxy(client, {
      get(target, name) {
        if (isClosed) throw closed();
        const value = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }),
    executeSql: whileOpen(executeSql),
    transaction: whileOpen(transaction) as Database['transaction'],
    ping: whileOpen(ping),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await empty(database);
      spare.push(database);
    },
  };
}

function closed(): Error {
  return new Error('The test that used this database is over.');
}

/**
 * Creates a database and returns its URL, for tests that share the database with other processes. A `bare` database has
 * no schema. The database is removed at the end of the run.
 */
export async function createTestDatabaseUrl({ bare = false } = {}): Promise<string> {
  const { url, prefix } = inject('database');
  const name = `${prefix}_${process.pid}_${++copies}`;
  await askServer(url, `CREATE DATABASE ${name} TEMPLATE ${bare ? 'template0' : `${prefix}_template`}`);
  return databaseUrl(url, name);
}

/**
 * Deletes all rows and restarts the sequences. This is much faster than TRUNCATE, which creates a new file for each
 * table and each index. All tables are emptied by one statement, because foreign keys are checked at its end.
 */
async function empty(database: Database): Promise<void> {
  await database.executeSql(
    `DO $$
      DECLARE
        tables text[] := ARRAY(
          SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
          WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
        );
        deletes text[] := ARRAY(
          SELECT format('deleted_%s AS (DELETE FROM %s)', i, name) FROM unnest(tables) WITH ORDINALITY AS _ (name, i)
        );
      BEGIN
        -- Wait for transactions that a test has left behind.
        EXECUTE 'LOCK TABLE ' || array_to_string(tables, ', ');
        EXECUTE 'WITH ' || array_to_string(deletes, ', ') || ' SELECT';
        PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false)
        FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
      END
    $$`,
  );
}
