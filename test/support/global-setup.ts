import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { databaseUrl } from './database-url.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/migration-desk');
const day = 24 * 60 * 60 * 1000;

declare module 'vitest' {
  interface ProvidedContext {
    database: TestDatabases;
  }
}

/** What a test file's databases are made from. */
export type TestDatabases =
  | { kind: 'embedded'; template: string }
  | { kind: 'server'; server: string; prefix: string };

/** Makes one migrated database per run; `createTestDatabase` copies it. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.name === 'embedded') {
    project.provide('database', { kind: 'embedded', template: await embeddedTemplate() });
    return;
  }
  const server = process.env.TEST_DATABASE_URL!;
  const prefix = `md_test_${randomBytes(4).toString('hex')}`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${prefix}_template`));
  await makeTemplate('server', databaseUrl(server, `${prefix}_template`));
  project.provide('database', { kind: 'server', server, prefix });
  return () => onServer(server, (client) => dropDatabases(client, prefix));
}

/** A dump of a migrated PGlite (creating one takes seconds), kept until the migrations or PGlite change. */
async function embeddedTemplate(): Promise<string> {
  const path = join(cache, `template-${fingerprint()}.tar`);
  mkdirSync(cache, { recursive: true });
  const kept = readdirSync(cache).map((name) => join(cache, name));
  if (kept.includes(path)) return path;
  await makeTemplate('embedded', path);
  // Not the younger ones, which another run may be using.
  for (const old of kept.filter((other) => Date.now() - statSync(other).mtimeMs > day)) rmSync(old);
  return path;
}

async function makeTemplate(kind: TestDatabases['kind'], target: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'make-template.ts'), kind, target]);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const migrations = join(root, 'prisma/migrations');
  const files = readdirSync(migrations, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.filter((name) => name.endsWith('.sql'))) {
    hash.update(file).update(readFileSync(join(migrations, file)));
  }
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')));
  return hash.digest('hex').slice(0, 16);
}

async function dropDatabases(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
    prefix,
  ]);
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}

async function onServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
