import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ensureOwner, syncFolder } from '../../src/db/store.ts';
import { isOldStore } from './old-database.ts';

/** The prefix of folders with an unfinished copy. */
export const copyPrefix = 'postgres.carrying-';

/**
 * The name of a file in the new store that says where the old folder goes. A later run reads this file to find out
 * whether the old folder was already moved.
 */
const keptAs = 'migration-desk-kept-as';

/**
 * Replaces the old store with the new one. The new store must be complete, and its server must have stopped. Returns
 * the new path of the old store.
 */
export function swap(folder: string, made: string): string {
  const { store, carried } = placesOf(folder);
  const kept = freeName(`${store}.pglite`);
  const { uid, gid } = statSync(store);
  writeFileSync(join(made, keptAs), basename(kept), { flush: true });
  if (process.getuid?.() === 0) ensureOwner(made, { uid, gid });
  syncFolder(made);
  move(made, carried);
  try {
    move(store, kept);
  } catch (error) {
    // If the rename failed, remove the new store. If only the fsync after the rename failed, keep the new store: the
    // next run finishes the swap.
    if (existsSync(store)) remove(carried);
    throw explainMount(error, store);
  }
  finishSwap(folder);
  return kept;
}

/** Moves `postgres.carried` to `postgres` if the old folder is no longer there. */
export function finishSwap(folder: string): void {
  const { store, carried } = placesOf(folder);
  if (!existsSync(carried)) return;
  const file = join(carried, keptAs);
  const moved = existsSync(file) && existsSync(join(folder, readFileSync(file, 'utf8')));
  if (isOldStore(store) && !moved) {
    remove(carried);
    return;
  }
  if (existsSync(store)) {
    throw new Error(
      `The carry-over was interrupted, and ${store} was created afterward. The complete copy of the old database is in ${carried}. Move ${store} away, then run "npm run carry-over" again. Changes made in ${store} since then are not carried over.`,
    );
  }
  move(carried, store);
  rmSync(join(store, keptAs), { force: true });
}

/** Whether `folder` contains an old database, or leftovers of a killed run. */
export function needsCarryOver(folder: string): boolean {
  const { store, carried } = placesOf(folder);
  return isOldStore(store) || existsSync(carried) || leftovers(folder).length > 0;
}

/** Returns the path of the database in a data folder, and the path of the copy that is ready to replace it. */
export function placesOf(folder: string): { store: string; carried: string } {
  return { store: join(folder, 'postgres'), carried: join(folder, 'postgres.carried') };
}

/** Removes unfinished copies of the database. */
export function removeLeftovers(folder: string): void {
  for (const name of leftovers(folder)) remove(join(folder, name));
}

function leftovers(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.startsWith(copyPrefix));
}

/** Removes a folder. Retries, because a process of a killed run may still write to the folder while it shuts down. */
function remove(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 10 });
}

function freeName(path: string): string {
  if (!existsSync(path)) return path;
  for (let i = 2; ; i++) if (!existsSync(`${path}-${i}`)) return `${path}-${i}`;
}

/** Renames a folder, and waits until the new name is on disk. */
function move(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(join(to, '..'));
}

/**
 * Adds advice to the error if the old store can't be renamed because a volume is mounted there. Returns other errors
 * unchanged. Source: rename(2).
 */
function explainMount(error: unknown, store: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EBUSY' && code !== 'EXDEV') return error;
  const folder = dirname(store);
  return new Error(
    `${store} cannot be renamed (${code}). A volume is probably mounted at that path, or the folder is part of a container image. Put everything in ${folder} on one volume and mount that volume at ${folder}. If ${folder} itself is on a permanent disk, you can instead copy the contents of ${store} to another folder, unmount the volume, and copy them back to ${store}. Then run "npm run carry-over" again.`,
    { cause: error },
  );
}
