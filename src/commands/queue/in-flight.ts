import type { Logger } from '../../logger.ts';
import { tracked } from '../../trace/request.ts';
import { within } from '../../within.ts';

/** The requests of one platform that we are answering now. */
export interface InFlight {
  /** Counts `work` as in flight until it ends. Settles like `work`. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is in flight. Also waits for work that starts in the meantime. Never rejects. */
  settled(): Promise<void>;
  /** Waits like `settled`, but at most `patience` ms. Then logs how many requests are still in flight. Never rejects. */
  stop(patience: number): Promise<void>;
}

export function createInFlight(platform: string, logger: Logger): InFlight {
  const running = new Set<Promise<unknown>>();

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.allSettled([...running]);
  }

  return {
    track(work) {
      running.add(work);
      return tracked(work).finally(() => running.delete(work));
    },
    settled,
    async stop(patience) {
      await within(patience, settled()).catch(() => {
        logger.warn({ platform, inFlight: running.size }, 'stopped while requests were in flight');
      });
    },
  };
}
