import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';

/** Something that the clock asks for. It runs each minute, in one replica at a time or in several at once. */
export interface Job {
  name: string;
  /** Does what is due by the desk's clock; what is done already is left alone. */
  run(desk: Desk, logger: Logger): Promise<void>;
  /** The first moment after `after` at which it will have something to do, as far as is known; null: none. */
  next(desk: Desk, after: Date): Promise<Date | null>;
}

export function defineJob(job: Job): Job {
  return job;
}

/** Does some work for each in turn: where it fails, that is told, and the next one has its turn all the same. */
export async function forEach<T>(
  items: T[],
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
