import { PgBoss } from 'pg-boss';
import type { Database } from '../db/client.ts';
import type { Logger } from '../logger.ts';

/** Runs the jobs at startup and then each minute. Each minute, only one replica runs the jobs. */
export interface Clockwork {
  start(): Promise<void>;
  /** Stops the clockwork. Waits for running jobs to finish, but no longer than `patience` ms. */
  stop(patience: number): Promise<void>;
  /** Whether the clockwork has started. */
  started(): boolean;
  /** Rejects if the job queue doesn't respond. */
  ping(): Promise<void>;
}

const queue = 'tick';
const everyMinute = '* * * * *';

/**
 * Has pg-boss call `tick` each minute. pg-boss uses the database's clock, but tickets are due by the product's clock,
 * which can differ. So `tick` itself finds the tickets that are due.
 */
export function createClockwork(options: {
  database: Database;
  logger: Logger;
  tick(): Promise<void>;
}): Clockwork {
  const { database, logger } = options;
  const boss = new PgBoss({
    schema: 'pgboss',
    cronWorkerIntervalSeconds: 5,
    cronMonitorIntervalSeconds: 15,
    db: { executeSql: database.executeSql },
  });
  let started = false;
  boss.on('error', (error) => logger.error({ err: error }, 'the job queue failed'));

  return {
    async start() {
      await boss.start();
      // `short` lets only one call wait. A second waiting call would find no work left.
      await boss.createQueue(queue, {
        policy: 'short',
        expireInSeconds: 300,
        retryLimit: 0,
        deleteAfterSeconds: 3_600,
      });
      await boss.work(queue, { pollingIntervalSeconds: 5 }, () => options.tick());
      await boss.schedule(queue, everyMinute);
      started = true;
      await options.tick();
    },
    async stop(patience) {
      if (started) await boss.stop({ graceful: true, timeout: patience, close: true });
    },
    started: () => started,
    async ping() {
      await boss.getQueue(queue);
    },
  };
}
