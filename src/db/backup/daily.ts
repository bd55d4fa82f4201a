import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { Database } from '../client.ts';
import { dailyName, prepareFolder, prune } from './folder.ts';
import { makeBackup } from './make-backup.ts';

/** Makes a backup each day, in one replica. */
export interface DailyBackups {
  /**
   * Starts the backup of `day` (`2026-11-29`), unless a replica has made it or is making it. Doesn't wait for the backup,
   * because a large one takes minutes.
   */
  begin(day: string): Promise<void>;
  /** Resolves when no backup is running. */
  settled(): Promise<void>;
  /** Ends a running backup. */
  stop(): Promise<void>;
}

/**
 * How long a replica may take, in ms. After that, it counts as killed, and another one tries. A backup that failed is
 * tried again after the same time.
 */
const attemptLasts = 3_600_000;

/** How many days of `BackupRun` to keep, in ms. */
const runsKept = 30 * 86_400_000;

export function createDailyBackups({
  database,
  folder,
  clock,
  logger,
}: {
  database: Database;
  folder: string;
  clock: Clock;
  logger: Logger;
}): DailyBackups {
  const stopping = new AbortController();
  let running = Promise.resolve();

  /** Whether this replica makes the backup of `day` now. */
  async function claim(day: string): Promise<boolean> {
    const now = clock.now();
    const limit = new Date(now.getTime() - attemptLasts);
    // A start in the future comes from a clock that was wrong. So does one that is days before its own day: see
    // docs/rules.md, "A wrong clock".
    const claimed = await database.client.$executeRaw`
      INSERT INTO "BackupRun" AS run (day, "startedAt") VALUES (${day}, ${now})
      ON CONFLICT (day) DO UPDATE SET "startedAt" = excluded."startedAt", "finishedAt" = NULL
      WHERE (run."finishedAt" IS NULL AND (run."startedAt" <= ${limit} OR run."startedAt" > excluded."startedAt"))
        OR run."startedAt" < ${day}::text::date - interval '2 days'`;
    return claimed > 0;
  }

  async function make(day: string): Promise<void> {
    const at = clock.now();
    const file = join(folder, dailyName(at));
    prepareFolder(folder);
    await makeBackup({ url: database.url, file, at, signal: stopping.signal });
    const { backupRun } = database.client;
    await backupRun.update({ where: { day }, data: { finishedAt: clock.now() } });
    await backupRun.deleteMany({ where: { startedAt: { lt: new Date(at.getTime() - runsKept) } } });
    prune(folder, file, clock.now());
    logger.info({ file }, 'made the daily backup');
  }

  return {
    async begin(day) {
      if (stopping.signal.aborted || !(await claim(day))) return;
      running = make(day).catch((err) => {
        if (!stopping.signal.aborted)
          logger.error({ err }, 'the daily backup failed; trying again in an hour');
      });
    },
    settled: () => running,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
