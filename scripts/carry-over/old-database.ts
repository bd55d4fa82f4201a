import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrationNames } from '../../src/db/migrations.ts';
import { diskFull, reportThis } from './faults.ts';
import { ask, askOne, type Queryable, sameSession } from './session.ts';

/** The last version of PGlite that we used, and the PG_VERSION of the folders that it created. */
const pglite = { name: '@electric-sql/pglite', version: '0.4.3', postgres: '17' };

/** Matches npm's messages when it cannot reach the registry. */
const registryUnreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/;

/** The part of a PGlite database that we use. PGlite isn't a dependency, so its own types aren't available. */
export interface Pglite extends Queryable {
  exec(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The class that PGlite exports. */
export interface PgliteClass {
  /** @param path a folder. Undefined creates a database in memory. */
  create(path?: string): Promise<Pglite>;
}

/** Whether `store` is a PGlite folder of an earlier release. */
export function isOldStore(store: string): boolean {
  const file = join(store, 'PG_VERSION');
  return existsSync(file) && readFileSync(file, 'utf8').trim() === pglite.postgres;
}

/**
 * Installs PGlite in `folder` with npm, and resolves to its class. If npm fails, rejects with a message that says what
 * to do.
 */
export async function installPglite(folder: string): Promise<PgliteClass> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const flags = [
    '--prefer-offline',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  // By default, npm waits more than a minute for a registry that doesn't respond.
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000', '--fetch-timeout=120000'];
  const asked = ['install', `${pglite.name}@${pglite.version}`, '--prefix', folder, ...flags, ...patience];
  const npm = spawnSync('npm', asked, { cwd: folder, encoding: 'utf8' });
  if (npm.status !== 0) {
    const said = [npm.stdout, npm.stderr, npm.error?.message].filter(Boolean).join('\n').trim();
    throw new Error(
      registryUnreachable.test(said)
        ? 'The npm registry does not respond. The carry-over needs the package PGlite from the registry to read the old database. Check the network, then run "npm run carry-over" again.'
        : `npm could not install PGlite, which the carry-over needs to read the old database. npm says: ${said}`,
    );
  }
  const file = join(folder, 'node_modules', pglite.name, 'dist/index.js');
  const exported: { PGlite: PgliteClass } = await import(pathToFileURL(file).href);
  return exported.PGlite;
}

/**
 * Opens a copy of the old database. If the copy doesn't open, rejects with a message that says what to do.
 * @param store the path of the original, for the message
 */
export async function openOld(PGlite: PgliteClass, copy: string, store: string): Promise<Pglite> {
  try {
    const old = await PGlite.create(copy);
    await old.exec(sameSession);
    return old;
  } catch (error) {
    if (diskFull.test(String(error))) throw error;
    // PGlite may throw objects that have a message but are not an `Error`.
    const reason = (error as Error | undefined)?.message ?? error;
    throw new Error(
      `Cannot open the database in ${store} (${reason}). Restore it from a backup, then run "npm run carry-over" again.`,
      { cause: error },
    );
  }
}

/**
 * Finds the newest migration of the old database. Resolves to '' if the database has no migrations. If this release
 * can't create the same schema, rejects with a message that says what to do.
 * @param store the path of the original, for the message
 */
export async function findLastMigration(old: Pglite, store: string): Promise<string> {
  const history = await readHistory(old);
  const known = migrationNames();
  const half = history.find(({ finished }) => !finished);
  if (half) {
    throw new Error(
      `An earlier release was interrupted while it applied the migration ${half.name}, so the database in ${store} is half-migrated. Restore the backup from before that upgrade, then run "npm run carry-over" again. If you have no backup, keep ${store} and report this. To start over without the old tickets, move ${store} away and run "npm start".`,
    );
  }
  const names = history.map(({ name }) => name).sort();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) {
    throw new Error(
      `The database in ${store} has the migration ${unknown}, which this release does not recognize. Install the release that created the database, or a newer one, then run "npm run carry-over" there.`,
    );
  }
  const gap = known.slice(0, names.length).find((name) => !names.includes(name));
  if (gap) {
    throw new Error(`The migration ${gap} is missing in ${store}, but later ones exist. ${reportThis}`);
  }
  return names.at(-1) ?? '';
}

/** A migration that was applied and not rolled back. */
interface Entry {
  name: string;
  /** False if an earlier release was killed while it applied the migration. */
  finished: boolean;
}

async function readHistory(old: Pglite): Promise<Entry[]> {
  const { found } = await askOne<{ found: boolean }>(
    old,
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (!found) return [];
  return ask<Entry>(
    old,
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
}
