import type { Entry } from '../db/history.ts';
import { type Finding, note, ok, wrong } from './finding.ts';

/**
 * Compares the migrations of a database with those of this release.
 * @param known the migrations of this release, in order
 */
export function checkSchema(history: Entry[], known: string[]): Finding {
  const applied = history.map(({ name }) => name);
  const half = history.find(({ finished }) => !finished);
  const unknown = applied.find((name) => !known.includes(name));
  const missing = known.filter((name) => !applied.includes(name));
  if (half) {
    return wrong(
      `The migration ${half.name} was interrupted.`,
      'Run "npm start". It repairs the database, or says what to do.',
    );
  }
  if (unknown) {
    return wrong(
      `A newer release migrated the database: it has the migration ${unknown}, which this release does not recognize.`,
      'Start the newer release, or restore a backup from before the upgrade with this release.',
    );
  }
  if (applied.length === 0) return note('The database is empty. "npm start" creates its tables.');
  if (missing.length > 0) {
    return wrong(
      `The database is older than this release: it lacks ${missing.join(', ')}.`,
      'Make a backup, then restart Migration Desk, which updates the tables.',
    );
  }
  return ok(`The tables are those of this release (${applied.toSorted().at(-1)}).`);
}
