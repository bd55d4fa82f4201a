import { readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explain } from '../../src/db/store-faults.ts';

/** The advice for a problem that only we can fix. */
export const reportThis = 'Stay on the earlier release and report this.';

/** Matches the messages of the system, Postgres, and PGlite about a full disk. */
export const diskFull = /ENOSPC|EDQUOT|No space left on device|disk quota exceeded|The disk of .* is full/i;

/** With less than this many free bytes, any error counts as a full disk. */
const almostNothing = 20_000_000;

/** Returns the reason why the carry-over of `store` stopped, for people. */
export function reasonOf(error: unknown, store: string): string {
  const folder = dirname(store);
  const { code, message } = error as NodeJS.ErrnoException;
  const said = `${code} ${message}`;
  // If npm reports a full disk, it may be the disk of npm's cache.
  if (!message.startsWith('npm ') && diskFull.test(said)) return sayFull(store);
  if (hasNoRoom(folder)) return sayFull(store);
  return /^(EACCES|EPERM|EROFS)$/.test(String(code)) ? explain(folder, said) : message;
}

/**
 * Whether the disk is almost full. If Postgres cannot write its journal, it exits, and the error is only about the lost
 * connection.
 */
function hasNoRoom(folder: string): boolean {
  const { bavail, bsize, blocks } = statfsSync(folder);
  return blocks > 0 && bavail * bsize < almostNothing;
}

function sayFull(store: string): string {
  const bytes = readdirSync(store, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, name) => sum + statSync(join(store, name)).size,
    0,
  );
  // Room for three databases: the copy, the new store, and its journal. Rounded up to 100 MB, plus 100 MB.
  const needed = Math.ceil((3 * bytes) / 1e8) * 100 + 100;
  return `The disk of ${dirname(store)} is full. Free up ${needed} MB, then run "npm run carry-over" again.`;
}
