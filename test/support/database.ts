import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { overPglite } from '../../src/db/embedded.ts';
import { overServer } from '../../src/db/server.ts';
import { databaseUrl } from './database-url.ts';

/*
 * A test file that imports this one, directly or through others, runs once a kind of database (see vitest.config.ts).
 */

/** The kind that this run is on. */
export function databaseKind(): Database['kind'] {
  return inject('database').kind;
}

/** A new database with the schema and no rows; nobody else sees it. Close it in `afterAll` or `afterEach`. */
export async function createTestDatabase(): Promise<Database> {
  const given = inject('database');
  if (given.kind === 'embedded') {
    return overPglite(await PGlite.create({ loadDataDir: await openAsBlob(given.template) }));
  }
  const url = await copyTemplate(given);
  return overServer(url, () => drop(given.server, url));
}

/**
 * The URL of a new database on the server, for tests in which two processes share one: with the schema, or without
 * anything when `empty`. Undefined on the embedded kind. Dropped when the run ends.
 */
export async function createTestDatabaseUrl(options: { empty?: boolean } = {}): Promise<string | undefined> {
  const given = inject('database');
  return given.kind === 'server' ? copyTemplate(given, options.empty ? 'template0' : undefined) : undefined;
}

let copies = 0;

async function copyTemplate(
  given: { server: string; prefix: string },
  template = `${given.prefix}_template`,
): Promise<string> {
  const name = `${given.prefix}_${process.pid}_${++copies}`;
  await ask(given.server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return databaseUrl(given.server, name);
}

/** By force: what a test left connected (a queue, say) must not keep it. */
async function drop(server: string, url: string): Promise<void> {
  await ask(server, `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
