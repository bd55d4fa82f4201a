import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SQLite's code for "another connection has it". Source: sqlite.org/rescode.html. */
const busy = 5;
const notADatabase = 26;

/**
 * Takes the data folder for this process. SQLite's file lock is the operating system's: it goes with the process, however
 * that ends, so no stale lock stays behind. Returns the function that unlocks. Throws an `Error` with a sentence.
 */
export function lockFolder(dataDir: string): () => void {
  const path = join(dataDir, 'lock');
  const file = new DatabaseSync(path);
  try {
    file.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    const code = (error as { errcode?: number }).errcode;
    if (code === busy) {
      throw new Error(
        `The data folder ${dataDir} is in use by another Migration Desk. Stop that one, or give this one its own MD_DATA_DIR (or a DATABASE_URL, which several may share).`,
      );
    }
    if (code === notADatabase) {
      throw new Error(
        `The lock file ${path} is damaged. Make sure that no other Migration Desk uses the folder, delete the file, and start again.`,
      );
    }
    throw error;
  }
  return () => file.close();
}
