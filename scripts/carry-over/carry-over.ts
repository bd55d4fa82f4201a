/**
 * Moves the database of an earlier release, a PGlite folder, into our own Postgres. Works on a copy, compares every
 * row, and only then swaps the two folders. Keeps the old folder.
 *
 * If a run is killed, the next run checks what it left behind:
 * - `postgres.carrying-*` is an unfinished copy. The next run removes it and starts over.
 * - `postgres.carried` is a complete copy. If the old folder is still in `postgres`, the next run starts over, because
 *   an old bot may have written to the old folder. If the old folder was already moved, the next run moves the copy to
 *   `postgres`.
 */
import { chmodSync, mkdtempSync, realpathSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Config, ConfigError, readConfig, readEnvironment } from '../../src/config.ts';
import { lockFolder } from '../../src/db/lock.ts';
import { migrate } from '../../src/db/migrate.ts';
import { startOwnServer } from '../../src/db/own-server.ts';
import { explaining } from '../../src/db/store-faults.ts';
import { createLogger } from '../../src/logger.ts';
import { copyDatabase, type TableContent } from './copy-database.ts';
import { reasonOf } from './faults.ts';
import { findLastMigration, installPglite, isOldStore, openOld } from './old-database.ts';
import { withClient } from './session.ts';
import { copyPrefix, finishSwap, needsCarryOver, placesOf, removeLeftovers, swap } from './swap.ts';

/**
 * Moves the databases in the configured data folder: the bot's and the playground's. Prints what happened. Rejects with
 * an `Error` whose message says what to do.
 */
export async function runCarryOver(): Promise<void> {
  const dataDir = resolve(readSettings().dataDir);
  const folders = [dataDir, join(dataDir, 'playground')].filter((one) =>
    explaining(one, () => needsCarryOver(one)),
  );
  if (folders.length === 0) {
    console.log(`Nothing to carry over: ${dataDir} has no database from an earlier release.`);
    return;
  }
  for (const folder of folders) await carryOver(folder);
  console.log('Start Migration Desk with "npm start".');
}

function readSettings(): Config {
  try {
    return readConfig(readEnvironment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.faults.map((one) => `- ${one}`).join('\n');
    throw new Error(`The carry-over cannot start. Fix these settings:\n${faults}`, { cause: error });
  }
}

/** Moves the database in `folder`, which must not be in use by a running bot. */
async function carryOver(folder: string): Promise<void> {
  const { store } = placesOf(folder);
  const unlock = lock(folder);
  try {
    removeLeftovers(folder);
    finishSwap(folder);
    if (isOldStore(store)) {
      console.log(`Moving the database in ${store} to Postgres…`);
      for (const line of await transfer(folder)) console.log(line);
    } else {
      console.log(`Finished the interrupted carry-over of ${store}.`);
    }
  } finally {
    unlock();
  }
}

function lock(folder: string): () => void {
  try {
    return explaining(folder, () => lockFolder(folder));
  } catch (error) {
    throw new Error(`The carry-over cannot start. ${(error as Error).message}`, { cause: error });
  }
}

/** Fills a new store from a copy of the old one and swaps the two stores. Resolves to the lines to print. */
async function transfer(folder: string): Promise<string[]> {
  const { store } = placesOf(folder);
  try {
    // Work in the data folder. Its disk needs room for the copy anyway, and renaming a folder on the same disk is fast.
    const work = mkdtempSync(join(folder, copyPrefix));
    // Postgres may run as another user, who must be able to open the folder.
    chmodSync(work, statSync(folder).mode & 0o777);
    const { tables, failure } = await fillStore(store, work);
    const kept = swap(folder, join(work, 'postgres'));
    return [summarize(tables), ...(failure ? [failure] : []), `The old database is kept in ${kept}.`];
  } catch (error) {
    const reason = reasonOf(error, store).replace(/[^.]$/, '$&.');
    const unchanged = isOldStore(store) ? ` The old database in ${store} is unchanged.` : '';
    throw new Error(`The carry-over stopped. ${reason}${unchanged}`, { cause: error });
  } finally {
    removeLeftovers(folder);
  }
}

interface Filled {
  tables: TableContent[];
  /** Why the newest migrations were not applied. Undefined if all were applied. */
  failure: string | undefined;
}

/** Creates the store `work/postgres` with all rows of `store`. Resolves after the new store's server has stopped. */
async function fillStore(store: string, work: string): Promise<Filled> {
  const logger = createLogger('warn');
  const copy = join(work, 'pglite');
  // If `store` is a link, `cp` would copy the link, and PGlite would open the original.
  await cp(realpathSync(store), copy, { recursive: true });
  const old = await openOld(await installPglite(join(work, 'npm')), copy, store);
  const last = await findLastMigration(old, store);
  const server = await startOwnServer(work, logger);
  try {
    await migrate(server.url, logger, last);
    const tables = await withClient(server.url, (client) => copyDatabase(old, client));
    const failure = await migrate(server.url, logger).then(
      () => undefined,
      ({ message }: Error) =>
        `The data was moved, but the newest migrations were not applied: ${message}\n"npm start" applies them.`,
    );
    // After a checkpoint, the server stops fast. If the server is broken, the checkpoint fails now, before the swap.
    await withClient(server.url, (client) => client.query('CHECKPOINT'));
    return { tables, failure };
  } finally {
    await server.stop();
    await old.close().catch(() => {});
  }
}

function summarize(tables: TableContent[]): string {
  const rows = (table: string) => tables.find(({ name }) => name === table)?.rows ?? 0;
  const all = tables.reduce((sum, table) => sum + table.rows, 0);
  const [tickets, events] = [count(rows('Ticket'), 'ticket'), count(rows('Event'), 'event')];
  return `Moved ${tickets}, ${events}, and ${count(rows('Delivery'), 'message')} (${count(all, 'row')} in total). Compared every row.`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
