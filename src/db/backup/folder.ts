import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { explainUnwritable, partial } from './write-whole.ts';

/** How many backups of each kind the folder keeps. */
export const keptBackups = 14;

const prefix = 'migration-desk-';
const ending = '.backup.gz';
const daily = /^migration-desk-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.backup\.gz$/;
const beforeMigration = /^migration-desk-before-.+\.backup\.gz$/;

/** How long an unfinished file may belong to a backup that is still running, in ms. */
const longestBackup = 86_400_000;

/** Returns the file name of a daily backup: `migration-desk-20261129-142504.backup.gz`, in UTC. */
export function dailyName(at: Date): string {
  const digits = at.toISOString().replace(/\D/g, '');
  return `${prefix}${digits.slice(0, 8)}-${digits.slice(8, 14)}${ending}`;
}

/**
 * Returns the file name of the backup before a migration. A start that fails again and again replaces this one file, so it
 * never pushes out older backups.
 */
export function nameBefore(migration: string): string {
  return `${prefix}before-${migration}${ending}`;
}

/** Creates the folder if needed. Only its owner can open it. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainUnwritable(folder, error);
  }
}

/** Returns the time of each daily backup in the folder, the newest first. Throws if the folder can't be read. */
export function dailyBackups(folder: string): { file: string; at: Date }[] {
  const found = readdirSync(folder)
    .filter((name) => daily.test(name))
    .map((name) => ({ file: join(folder, name), at: new Date(name.replace(daily, '$1-$2-$3T$4:$5:$6Z')) }));
  return found.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/**
 * Removes all but the newest backups of each kind, and what killed backups left behind.
 * @param made the backup that was just made. It stays even if the clock was wrong, and others seem newer.
 */
export function prune(folder: string, made: string, now: Date): void {
  const files = readdirSync(folder).map((name) => ({ name, path: join(folder, name) }));
  const old = files.filter(
    ({ name, path }) => name.startsWith(prefix) && name.endsWith(partial) && ageOf(path, now) > longestBackup,
  );
  const beforeMigrations = files
    .filter(({ name }) => beforeMigration.test(name))
    .sort((a, b) => ageOf(a.path, now) - ageOf(b.path, now))
    .map(({ path }) => path);
  const kinds = [dailyBackups(folder).map(({ file }) => file), beforeMigrations];
  const extra = kinds.flatMap((kind) =>
    kind.filter((path) => path !== made).slice(kind.includes(made) ? keptBackups - 1 : keptBackups),
  );
  for (const path of [...old.map(({ path }) => path), ...extra]) rmSync(path, { force: true });
}

/** How old a file is, in ms. */
function ageOf(path: string, now: Date): number {
  return now.getTime() - statSync(path).mtimeMs;
}
