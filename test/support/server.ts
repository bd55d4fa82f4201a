import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import { askServer, databaseUrl } from './database-url.ts';
import { createFolder } from './process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: TestServer;
  }
}

/** The Postgres server with the test databases. */
export interface TestServer {
  /** The server's URL, with a user who may create databases. */
  url: string;
  /** The names of all databases in this run start with this prefix. `<prefix>_template` has the schema and no rows. */
  prefix: string;
}

/**
 * Settings that make Postgres fast. The data doesn't have to survive a power cut, because the run deletes the data
 * anyway.
 */
const fastSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
};

/**
 * Starts our own Postgres for a test run, and creates one migrated database, which `createTestDatabase` copies. The
 * vitest project `server` uses the Postgres in TEST_DATABASE_URL instead.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `md_test_${randomBytes(4).toString('hex')}`;
  const folder = createFolder();
  const own =
    project.name === 'server' ? null : await startOwnServer(folder.path, createLogger('warn'), fastSettings);
  const url = own?.url ?? process.env.TEST_DATABASE_URL!;
  const template = `${prefix}_template`;
  await askServer(url, `CREATE DATABASE ${template}`);
  // Migrate in another process. Vitest loads this file once per project, but a process can load Prisma's engine only
  // once.
  const program = join(import.meta.dirname, 'migrate.ts');
  await promisify(execFile)(process.execPath, [program, databaseUrl(url, template)]);
  project.provide('database', { url, prefix });
  return async () => {
    if (own) await own.stop();
    else await dropDatabases(url, prefix);
    folder.remove();
  };
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const rows = await askServer(url, 'SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
    prefix,
  ]);
  for (const { datname } of rows) await askServer(url, `DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}
