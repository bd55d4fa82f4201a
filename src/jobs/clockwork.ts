import { PgBoss } from 'pg-boss';
import type { Database } from '../db/client.ts';
import type { Logger } from '../logger.ts';

/** Runs the jobs each minute, in one replica at a time. */
interface Clockwork {
  start(): Promise<void>;
  /** Waits for running jobs, at most `patience` ms. */
  stop(patience: number): Promise<void>;
  /** Resolves to the queue's problem, or null. Rejects if the queue does not respond. */
  problem(): Promise<string | null>;
}

const queue = 'tick';
const everyMinute = '* * * * *';

/**
 * Lets pg-boss call `tick` each minute. pg-boss doesn't know when tickets are due, because it reads the database's
 * clock. `tick` compares the tickets' due times with the product's clock.
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
      // `short` keeps at most one call waiting, because a second one would find no work left.
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
    async problem() {
      if (!started) return 'the job queue has not been started';
      await boss.getQueue(queue);
      return null;
    },
  };
}
