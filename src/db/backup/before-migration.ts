import { join } from 'node:path';
import { systemClock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { nameBefore, prepareFolder, prune } from './folder.ts';
import { makeBackup } from './make-backup.ts';

/** Backs up a database before its tables change. Rejects with an `Error` that says what to do. */
export async function backUpBefore(
  migration: string,
  url: string,
  folder: string,
  logger: Logger,
): Promise<void> {
  const file = join(folder, nameBefore(migration));
  try {
    prepareFolder(folder);
    const at = systemClock.now();
    await makeBackup({ url, file, at });
    prune(folder, file, at);
    logger.info({ file }, 'backed up the database before its migration');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The backup before the migration failed, so the database was not changed. ${reason} To migrate without a backup, remove MD_BACKUP_DIR.`,
      { cause: error },
    );
  }
}
