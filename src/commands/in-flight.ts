import type { Logger } from '../logger.ts';
import { within } from '../within.ts';

/** The requests of one platform that are being answered. */
export interface InFlight {
  /** Keeps a piece of work in sight until it ends. Returns what the work resolves to, or rejects as it does. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is in flight, including work that began meanwhile. Never rejects. */
  settled(): Promise<void>;
  /** Waits like `settled`, at most `patience` ms, and logs how much was still in flight. Never rejects. */
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
      return work.finally(() => running.delete(work));
    },
    settled,
    async stop(patience) {
      await within(patience, settled()).catch(() => {
        logger.warn({ platform, inFlight: running.size }, 'stopped while requests were in flight');
      });
    },
  };
}
