import { readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explain } from '../../src/db/store-faults.ts';

/** The advice for a problem that only the developers can fix. */
export const reportThis = 'Stay on the earlier release and report this.';

/** Matches messages about a full disk from the operating system, Postgres, and PGlite. */
export const diskFull =
  /ENOSPC|EDQUOT|No space left on device|disk quota exceeded|The disk that holds .* is full/i;

/** If fewer bytes than this are free, any error counts as a full disk. */
const almostNothing = 20_000_000;

/** Says why moving the database in `store` failed, and what to do. */
export function reasonOf(error: unknown, store: string): string {
  const folder = dirname(store);
  const { code, message } = error as NodeJS.ErrnoException;
  const said = `${code} ${message}`;
  // If npm says that a disk is full, it may mean the disk with npm's cache. So don't blame the disk with the database.
  if (!message.startsWith('npm ') && diskFull.test(said)) return sayFull(store);
  if (hasNoRoom(folder)) return sayFull(store);
  return /^(EACCES|EPERM|EROFS)$/.test(String(code)) ? explain(folder, said) : message;
}

/** Whether the disk is almost full. On a full disk, Postgres exits, and the error mentions only the lost connection. */
function hasNoRoom(folder: string): boolean {
  const { bavail, bsize, blocks } = statfsSync(folder);
  return blocks > 0 && bavail * bsize < almostNothing;
}

function sayFull(store: string): string {
  const bytes = readdirSync(store, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, name) => sum + statSync(join(store, name)).size,
    0,
  );
  // The space to free up, in MB, for the copy, the new store, and the new store's journal. Round up to 100 MB, and add
  // 100 MB.
  const needed = Math.ceil((3 * bytes) / 1e8) * 100 + 100;
  return `The disk that holds ${dirname(store)} is full. Free up ${needed} MB, then run "npm run carry-over" again.`;
}
