import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { syncFolder } from '../store.ts';

/** The end of the name of a file that isn't complete yet. */
export const partial = '.partial';

/**
 * Compresses `source` into a file that only its owner can read. The file has a temporary name until everything is on disk,
 * so a killed process or a full disk never leaves a file that looks complete. Replaces an existing file.
 * @throws Error with a message for the person at the terminal
 */
export async function writeWhole(file: string, source: Readable, signal?: AbortSignal): Promise<void> {
  const temporary = `${file}.${process.pid}${partial}`;
  try {
    const target = createWriteStream(temporary, { mode: 0o600, flags: 'w', flush: true });
    await pipeline(source, createGzip(), target, { signal });
    renameSync(temporary, file);
    syncFolder(dirname(file));
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary, { force: true });
    throw explainUnwritable(file, error);
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'The disk is full. Free up space, or write to another disk.',
  EDQUOT: 'The disk quota is used up. Free up space, or write to another disk.',
  EACCES: 'This user may not write there. Change the owner of the folder, or write to another one.',
  EPERM: 'This user may not write there. Change the owner of the folder, or write to another one.',
  EROFS: 'The file system is read-only. Write to another one.',
  ENOENT: 'The folder does not exist. Create it, or write to another one.',
  EEXIST: 'A part of the path is a file. Write to another folder.',
  ENOTDIR: 'A part of the path is a file. Write to another folder.',
};

/** Turns an error from writing to a path into one with a message that says what to do. Leaves other errors as they are. */
export function explainUnwritable(path: string, error: unknown): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  return reason ? new Error(`Cannot write ${path}. ${reason}`, { cause: error }) : error;
}
