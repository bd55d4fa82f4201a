import type { Clock } from '../clock.ts';
import { type Condition, failing, fine, warning } from '../condition.ts';
import type { Database } from '../db/client.ts';
import { checkBackups, checkJobs, checkOwed, checkPlaces, checkSpace } from './checks.ts';
import { type CheckTable, findReadiness, kept, type Readiness } from './readiness.ts';
import type { Replica } from './replica.ts';
import { checkStore } from './store-check.ts';

interface Options {
  database: Database;
  clock: Clock;
  replica: Replica;
  platforms: Record<string, { check(): Promise<Condition> }>;
  /** What runs the jobs. Null if nothing does. */
  jobs: { started(): boolean; ping(): Promise<void> } | null;
  /** The folder of our own Postgres. Null if the database is elsewhere. */
  ownFolder: string | null;
  backupDir: string | undefined;
}

/** Returns the function that answers `/readyz`. README.md, "Health", says which check decides what, and why. */
export function createHealth(options: Options): () => Promise<Readiness> {
  const { database, clock, replica, jobs, ownFolder, backupDir } = options;
  const platforms = Object.fromEntries(
    Object.entries(options.platforms).map(([name, platform]) => [name, () => platform.check()]),
  );
  const table: CheckTable = {
    needed: {
      database: kept(() => checkStore(database, replica)),
      ...(ownFolder ? { space: kept(() => checkSpace(ownFolder)) } : {}),
      ...(jobs ? { start: async () => (jobs.started() ? fine : incomplete) } : {}),
    },
    platforms,
    others: {
      ...(jobs ? { jobs: kept(() => checkQueue(database, jobs)) } : {}),
      deliveries: kept(() => checkOwed(database, Object.keys(platforms), clock.now())),
      places: kept(() => checkPlaces(database)),
      ...(backupDir ? { backups: kept(async () => checkBackups(backupDir, clock.now())) } : {}),
    },
  };
  return () => findReadiness(table);
}

const incomplete = failing('The start is not complete.', 'Wait a few seconds.');

function checkQueue(database: Database, jobs: NonNullable<Options['jobs']>): Promise<Condition> {
  return jobs
    .ping()
    .then(() => checkJobs(database))
    .catch(() => warning('The job queue does not respond.', 'See the check of the database, and the log.'));
}
