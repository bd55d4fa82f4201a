import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Finding, ok, wrong } from './finding.ts';
import { inBytes } from './lasting.ts';

/** The least free space, in bytes. Postgres needs room for its journal, and a backup for its file. */
export const leastFree = 500e6;

/** Returns how many bytes this user can still write to a folder's disk. If the folder doesn't exist yet, asks its parent. */
export async function freeSpace(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(resolve(folder));
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) throw error;
    return freeSpace(parent);
  }
}

/** Checks that a folder's disk has room. @param purpose what the folder is for, to show to people */
export async function checkSpace(folder: string, purpose: string): Promise<Finding> {
  const free = await freeSpace(folder);
  const says = `${inBytes(free)} are free for ${purpose} (${folder}).`;
  if (free >= leastFree) return ok(says);
  return wrong(
    says,
    `Free up space on that disk until ${inBytes(leastFree)} are free. On a full disk, the bot can't store changes. Never delete files in the folder "postgres".`,
  );
}
