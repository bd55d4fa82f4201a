import { inject } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { askServer, databaseUrl } from './database-url.ts';

/*
 * The databases of a test file. Each is a copy of the run's template (see server.ts), so it has the schema and no rows.
 */

/** Databases of this file that a test has done with. */
const spare: string[] = [];
let copies = 0;

/** A database with the schema and no rows; nobody else uses it. Close it in `afterAll` or `afterEach`. */
export async function createTestDatabase(): Promise<Database> {
  const url = spare.pop() ?? (await createTestDatabaseUrl());
  return connect(url, async () => {
    await empty(url);
    spare.push(url);
  });
}

/**
 * The URL of a new database, for tests in which processes use it: with the schema, or without anything when `bare`. It is
 * gone when the run ends.
 */
export async function createTestDatabaseUrl({ bare = false } = {}): Promise<string> {
  const { url, prefix } = inject('database');
  const name = `${prefix}_${process.pid}_${++copies}`;
  await askServer(url, `CREATE DATABASE ${name} TEMPLATE ${bare ? 'template0' : `${prefix}_template`}`);
  return databaseUrl(url, name);
}

async function empty(url: string): Promise<void> {
  const tables = await askServer(
    url,
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
  );
  await askServer(url, `TRUNCATE ${tables.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`);
}
