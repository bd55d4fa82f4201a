import { type Clock, PgBoss } from 'pg-boss';
import { steadyNow } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Logger } from '../logger.ts';
import { straightenQueue } from './clock/straighten-queue.ts';

/**
 * Runs the jobs at startup and then each minute, and next to them the watch of DNS. Each minute, only one replica runs the
 * jobs, and one replica takes each ticket that is due for a look at DNS.
 */
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
const minute = 60_000;

/**
 * Has pg-boss call `tick` and `look` each minute, in two queues, so that neither waits for the other. pg-boss uses the
 * database's clock, but tickets are due by the product's clock, which can differ. So both find the tickets that are due.
 */
export function createClockwork(options: {
  database: Database;
  logger: Logger;
  tick(): Promise<void>;
  look(): Promise<unknown>;
}): Clockwork {
  const { database, logger, tick, look } = options;
  const boss = new PgBoss({
    schema: 'pgboss',
    cronWorkerIntervalSeconds: 5,
    cronMonitorIntervalSeconds: 15,
    db: { executeSql: database.executeSql },
    // With the system's clock, pg-boss stops calling us when someone sets that clock back.
    clock: { now: steadyNow, setTimeout, clearTimeout, setInterval, clearInterval } as Clock,
  });
  let started = false;
  let straightening: NodeJS.Timeout | undefined;

  async function straighten(): Promise<void> {
    try {
      const changed = await straightenQueue(database);
      if (changed > 0)
        logger.warn({ changed }, "repaired the job queue after the database's clock was set back");
    } catch (error) {
      logger.error({ err: error }, 'the job queue could not be repaired');
    }
  }

  /** Calls `work` each minute, on one replica. */
  async function repeat(name: string, work: () => Promise<unknown>): Promise<void> {
    // `short` lets only one call wait. A second waiting call would find no work left.
    await boss.createQueue(name, {
      policy: 'short',
      expireInSeconds: 300,
      retryLimit: 0,
      deleteAfterSeconds: 3_600,
    });
    await boss.work(name, { pollingIntervalSeconds: 5 }, async () => void (await work()));
    await boss.schedule(name, everyMinute);
  }

  boss.on('error', (error) => logger.error({ err: error }, 'the job queue failed'));

  return {
    async start() {
      await boss.start();
      await straighten();
      straightening = setInterval(straighten, minute);
      straightening.unref();
      await repeat(queue, tick);
      await repeat('look-at-dns', look);
      started = true;
      // A restart must not delay the next look. Slow DNS must not delay the start.
      void look().catch((error) => logger.error({ err: error }, 'the looks at DNS failed'));
      await tick();
    },
    async stop(patience) {
      clearInterval(straightening);
      if (started) await boss.stop({ graceful: true, timeout: patience, close: true });
    },
    started: () => started,
    async ping() {
      await boss.getQueue(queue);
    },
  };
}
