import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

// SQLite's error codes. Source: sqlite.org/rescode.html.
const busy = 5;
const notADatabase = 26;

/** The error for a data folder that another process has locked. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/**
 * Locks the data folder for this process. SQLite uses an operating system lock, which ends with the process, even after
 * a crash. Returns the function that unlocks the folder. Throws an `Error` whose message says what to do.
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
      throw new FolderInUse(
        `Another Migration Desk is using the data folder ${dataDir}. Stop it, or set MD_DATA_DIR to another folder. To run several on one database, set DATABASE_URL.`,
      );
    }
    if (code === notADatabase) {
      throw new Error(
        `The lock file ${path} is damaged. Make sure that no other Migration Desk is using the folder, delete the file, and restart Migration Desk.`,
      );
    }
    throw error;
  }
  return () => file.close();
}
