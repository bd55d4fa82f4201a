import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';

/** Work that becomes due over time. Each job runs every minute. Several replicas may run the same job at once. */
export interface Job {
  name: string;
  /** Does the work that is due by the desk's clock, and skips work that is already done. */
  run(desk: Desk, logger: Logger): Promise<void>;
  /** Returns the next moment after `after` when the job has work. Returns null if no such moment is known yet. */
  next(desk: Desk, after: Date): Promise<Date | null>;
}

export function defineJob(job: Job): Job {
  return job;
}

/** Works on one item after another. Reports a failure and goes on with the next item. */
export async function forEach<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<unknown>,
  failed: (error: unknown, item: T) => void,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failed(error, item);
    }
  }
}
