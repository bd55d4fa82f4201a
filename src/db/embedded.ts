import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { createDatabase, type Database, fromPglite, PrismaClient } from './client.ts';
import { migrateEmbedded } from './migrate.ts';

/** Postgres in this process (PGlite), its files in `dataDir/postgres`. Throws when another process has it open. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true });
  const unlock = lock(dataDir);
  let pglite: PGlite | undefined;
  try {
    pglite = await PGlite.create(join(dataDir, 'postgres'));
    await migrateEmbedded(pglite);
    return overPglite(pglite, unlock);
  } catch (error) {
    await pglite?.close();
    unlock();
    throw error;
  }
}

/** A database over a running PGlite whose schema is up to date. */
export function overPglite(pglite: PGlite, afterClose: () => void = () => {}): Database {
  takeTurns(pglite);
  const client = new PrismaClient({ adapter: new PrismaPGlite(pglite), log: [] });
  return createDatabase(client, {
    kind: 'embedded',
    queue: fromPglite(pglite),
    async close() {
      // Not between two messages of one query: that would never end either.
      await pglite.runExclusive(() => pglite.close());
      afterClose();
    },
  });
}

/**
 * PGlite runs on this thread, and queries that follow one another would keep everything else waiting: requests that
 * come in are let through before each message to it.
 */
function takeTurns(pglite: PGlite): void {
  const send = pglite.execProtocolRaw.bind(pglite);
  pglite.execProtocolRaw = async (...message) => {
    await setImmediate();
    // A message to a closed PGlite would never end.
    if (pglite.closed) throw new Error('the database is closed');
    return send(...message);
  };
}

/**
 * Two processes on one PGlite folder corrupt it. SQLite's file lock is the operating system's: it goes with the
 * process, however that ends, so no stale lock can be left behind. Returns the function that unlocks.
 */
function lock(dataDir: string): () => void {
  const file = new DatabaseSync(join(dataDir, 'lock'));
  try {
    file.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    file.close();
    throw new Error(
      `The data folder ${dataDir} is in use by another Migration Desk. Stop that one, or give this one its own MD_DATA_DIR (or a DATABASE_URL, which several may share).`,
    );
  }
  return () => file.close();
}
