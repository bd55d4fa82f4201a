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

/** What a test file's databases are made from. */
export interface TestServer {
  /** The server, as a user who may create databases. */
  url: string;
  /** All databases of the run begin with this; `<prefix>_template` has the schema and no rows. */
  prefix: string;
}

/** The server is thrown away after the run, so its data does not have to survive a power cut. */
const careless = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };

/**
 * The Postgres of a run: our own, started here, or for the project `server` the one that TEST_DATABASE_URL names. It has
 * one migrated database, which `createTestDatabase` copies.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `md_test_${randomBytes(4).toString('hex')}`;
  const folder = createFolder();
  const own =
    project.name === 'server' ? null : await startOwnServer(folder.path, createLogger('warn'), careless);
  const url = own?.url ?? process.env.TEST_DATABASE_URL!;
  const template = `${prefix}_template`;
  await askServer(url, `CREATE DATABASE ${template}`);
  // In a process of its own: Vitest loads this file once a project, and a process can bind Prisma's engine once.
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
