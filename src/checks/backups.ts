import { dailyBackups } from '../db/backup/folder.ts';
import { readBackup } from '../db/backup/read-backup.ts';
import { within } from '../within.ts';
import { type Finding, note, ok, wrong } from './finding.ts';
import { lasting } from './lasting.ts';

/** The oldest that the newest daily backup may be, in ms: a day, and some hours for the backup itself. */
export const oldestBackup = 28 * 3_600_000;

/** How far a backup may be in the future, in ms. The clock of the machine that made it may differ a little. */
const soon = 3_600_000;

/** How long reading a backup may take, in ms. */
const readWithin = 120_000;

/** Returns the newest daily backup. Leaves out those from a clock that was ahead. Throws if the folder can't be read. */
function newestBackup(folder: string, now: Date): { file: string; at: Date } | undefined {
  return dailyBackups(folder).find(({ at }) => at.getTime() <= now.getTime() + soon);
}

/** Returns the age of the newest daily backup, in ms. Null if there is none. Throws if the folder can't be read. */
export function sinceLastBackup(folder: string, now: Date): number | null {
  const newest = newestBackup(folder, now);
  return newest ? ageOf(newest, now) : null;
}

/** A backup from a clock that is a little ahead counts as made now. */
function ageOf({ at }: { at: Date }, now: Date): number {
  return Math.max(0, now.getTime() - at.getTime());
}

/** Checks that there is a recent daily backup, and that it is whole. @param folder undefined if MD_BACKUP_DIR isn't set */
export async function checkBackups(folder: string | undefined, now: Date): Promise<Finding> {
  if (!folder) {
    return note(
      'MD_BACKUP_DIR is not set, so there are no daily backups. "npm run backup -- file" makes one.',
    );
  }
  const advice = `Search the log for "the daily backup failed", and make one now: npm run backup -- ${folder}/now.backup.gz`;
  let newest: ReturnType<typeof newestBackup>;
  try {
    newest = newestBackup(folder, now);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      return wrong(
        `The folder in MD_BACKUP_DIR (${folder}) cannot be read.`,
        `Create or mount it. Then: ${advice}`,
      );
  }
  if (!newest) {
    return wrong(
      `${folder} has no daily backup.`,
      `Migration Desk makes one within a minute after its start. If it has been running for longer: ${advice}`,
    );
  }
  const age = ageOf(newest, now);
  if (age > oldestBackup) return wrong(`The newest daily backup is ${lasting(age)} old.`, advice);
  return (await whole(newest.file)) ?? ok(`The newest daily backup is ${lasting(age)} old, and whole.`);
}

/** Reads a backup. Resolves to what is wrong with it, if anything. */
async function whole(file: string): Promise<Finding | undefined> {
  try {
    await within(readWithin, readBackup(file));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return wrong(
      `The newest daily backup cannot be restored. ${reason}`,
      `Move that file away, check the disk, and make another backup: npm run backup -- ${file}`,
    );
  }
}
