import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { superuser } from '../../src/db/binaries.ts';
import { type OwnServer, startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import { askServer, databaseUrl } from './database-url.ts';
import { createFolder } from './process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: TestServer;
    /** A data folder whose database has the schema and no rows. No Postgres runs on it. Copy it with `copyStore`. */
    store: string;
  }
}

const logger = createLogger('warn');

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
  const template = `${prefix}_template`;
  if (project.name === 'server') {
    const url = process.env.TEST_DATABASE_URL!;
    await askServer(url, `CREATE DATABASE ${template}`);
    await migrateInProcess(databaseUrl(url, template));
    project.provide('database', { url, prefix });
    return () => dropDatabases(url, prefix);
  }
  const folder = createFolder();
  const store = join(folder.path, 'store');
  await createStore(store);
  const own = await startOn(store, join(folder.path, 'server'));
  await askServer(own.url, `CREATE DATABASE ${template} TEMPLATE ${superuser}`);
  project.provide('database', { url: own.url, prefix });
  project.provide('store', store);
  return async () => {
    await own.stop();
    folder.remove();
  };
}

/** Creates a data folder whose database has the schema and no rows. */
async function createStore(dataDir: string): Promise<void> {
  const server = await startOwnServer(dataDir, logger, fastSettings);
  await migrateInProcess(server.url).finally(server.stop);
}

/** Starts Postgres on a copy of a data folder. */
function startOn(store: string, copy: string): Promise<OwnServer> {
  cpSync(store, copy, { recursive: true });
  return startOwnServer(copy, logger, fastSettings);
}

/**
 * Migrates a database in another process. Vitest loads this file once per project, but a process can load Prisma's engine
 * only once.
 */
async function migrateInProcess(url: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'migrate.ts'), url]);
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const rows = await askServer(url, 'SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
    prefix,
  ]);
  for (const { datname } of rows) await askServer(url, `DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}
