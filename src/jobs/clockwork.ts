import { PgBoss } from 'pg-boss';
import type { Database } from '../db/client.ts';
import type { Logger } from '../logger.ts';

/** Runs jobs by the clock, each in one replica at a time. */
interface Clockwork {
  start(): Promise<void>;
  /** Waits for jobs under way, at most `patience` ms. */
  stop(patience: number): Promise<void>;
  /** Why the queue does not work, or null; rejects when it does not answer. */
  problem(): Promise<string | null>;
}

const queue = 'tick';
const everyMinute = '* * * * *';

/**
 * pg-boss wakes `tick` each minute. It reads the database's clock, so it carries no moments of the trade: `tick`
 * compares those with the product's own.
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
  boss.on('error', (error) => logger.error({ err: error }, 'the queue failed'));

  return {
    async start() {
      await boss.start();
      // A second wake-up while one is under way, or waiting, adds nothing.
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
      if (!started) return 'not started';
      await boss.getQueue(queue);
      return null;
    },
  };
}
