import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Binaries, majorVersion } from './binaries.ts';
import { explain } from './store-faults.ts';

/** The version in the PG_VERSION file of a database that an earlier release created with PGlite. */
const pgliteVersion = '17';

/** Throws if this release cannot open the database in `dataDir`. The message says what to do. */
export function refuseUnusable(dataDir: string): void {
  const store = join(dataDir, 'postgres');
  if (readdirSync(dataDir).includes('postgres.carried')) {
    throw new Error(
      `The database in ${store} was only partly moved to this release's own Postgres, because the move was interrupted. Run "npm run carry-over" again to finish the move.`,
    );
  }
  if (!existsSync(store)) return;
  const version = storeVersion(store);
  if (version === pgliteVersion) {
    throw new Error(
      `The database in ${store} is from an earlier release. Run "npm run carry-over" to move it into this release's own Postgres; the old folder is kept.`,
    );
  }
  if (version === undefined) {
    if (readdirSync(store).length === 0) return;
    throw new Error(
      `The database in ${store} is incomplete: the file PG_VERSION is missing. Restore a backup (docs/runbook.md, "Restore a backup"). To start with an empty database instead, move the folder out of the way.`,
    );
  }
  if (version !== majorVersion) {
    throw new Error(
      `The database in ${store} was created by Postgres ${version}, but this release includes Postgres ${majorVersion}. Start the release that created it, or restore a backup made with Postgres ${majorVersion}.`,
    );
  }
}

/** Returns the major version of the Postgres that created a store, or undefined if PG_VERSION is missing. */
function storeVersion(store: string): string | undefined {
  const file = join(store, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/**
 * Prepares the folder of the database in `dataDir`: creates it if needed, and gives it to the user that Postgres runs
 * as. Resolves to the folder's path. Rejects with an `Error` whose message says what to do.
 */
export async function prepareStore(dataDir: string, binaries: Binaries): Promise<string> {
  const store = join(dataDir, 'postgres');
  try {
    removeLeftovers(dataDir);
    if (!existsSync(store) || readdirSync(store).length === 0) await createStore(store, binaries);
    ensureOwner(store, binaries.owner);
    // Postgres requires this mode, and a restored backup may have another one.
    chmodSync(store, 0o700);
    return store;
  } catch (error) {
    throw new Error(explain(dataDir, error instanceof Error ? error.message : String(error)), {
      cause: error,
    });
  }
}

/** The disk space for a new database and its first month, in bytes. */
const roomForStore = 100e6;

/** Creates the store under a temporary name and then renames it, so that a killed start leaves no incomplete store. */
async function createStore(store: string, binaries: Binaries): Promise<void> {
  const dataDir = dirname(store);
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < roomForStore) throw new Error('ENOSPC: no space left on device');
  const folder = mkdtempSync(join(dataDir, 'postgres.new-'));
  try {
    ensureOwner(folder, binaries.owner);
    await binaries.createFolder(folder);
    renameSync(folder, store);
    for (const parent of [dataDir, dirname(dataDir)]) syncFolder(parent);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/** Removes temporary folders of killed starts. Retries, because the `initdb` of a killed start may still be writing. */
function removeLeftovers(dataDir: string): void {
  const leftovers = () => readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'));
  for (let tries = 0; tries < 10 && leftovers().length > 0; tries++) {
    for (const name of leftovers()) {
      rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** Waits until a folder's list of files is on disk, so that a power cut can't undo a rename. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Changes the owner of a folder and its contents. Changes the folder itself last, so that the next start notices an
 * interrupted change and repeats it.
 */
export function ensureOwner(folder: string, owner: Binaries['owner']): void {
  if (!owner || lstatSync(folder).uid === owner.uid) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, owner.uid, owner.gid);
  }
  chownSync(folder, owner.uid, owner.gid);
}
