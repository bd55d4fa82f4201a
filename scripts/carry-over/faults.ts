import { readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explain } from '../../src/db/store-faults.ts';

/** What to do about a fault of ours. */
export const reportThis = 'Stay on the earlier release and report this.';

/** What the system, Postgres or PGlite says when a disk is full. */
export const diskFull = /ENOSPC|EDQUOT|No space left on device|disk quota exceeded|The disk of .* is full/i;

/** Below this many free bytes, any error counts as a full disk. */
const almostNothing = 20_000_000;

/** The reason why the carry-over of `store` stopped, for people. */
export function reasonOf(error: unknown, store: string): string {
  const folder = dirname(store);
  const { code, message } = error as NodeJS.ErrnoException;
  const said = `${code} ${message}`;
  // When npm says that a disk is full, it may mean the disk of its cache.
  if (!message.startsWith('npm ') && diskFull.test(said)) return sayFull(store);
  if (hasNoRoom(folder)) return sayFull(store);
  return /^(EACCES|EPERM|EROFS)$/.test(String(code)) ? explain(folder, said) : message;
}

/** Postgres exits when it cannot write its journal. The error is then about the lost connection, not about the disk. */
function hasNoRoom(folder: string): boolean {
  const { bavail, bsize, blocks } = statfsSync(folder);
  return blocks > 0 && bavail * bsize < almostNothing;
}

function sayFull(store: string): string {
  const bytes = readdirSync(store, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, name) => sum + statSync(join(store, name)).size,
    0,
  );
  // Three times the database: the copy, the new store, and its journal. Rounded up to 100 MB, and 100 MB more.
  const needed = Math.ceil((3 * bytes) / 1e8) * 100 + 100;
  return `The disk of ${dirname(store)} is full. Make room for ${needed} MB, then run "npm run carry-over" again.`;
}
