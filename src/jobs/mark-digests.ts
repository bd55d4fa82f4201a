import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';
import { findMarkable, markLines } from '../ticket/digest/mark-lines.ts';
import { defineJob, forEach } from './job.ts';

/** Marks the lines of today's digests on whose tickets someone has acted. */
export const markDigests = defineJob({
  name: 'mark lines of digests',
  async run(desk, logger) {
    const posts = await findMarkable(desk.database.client, desk.clock.now());
    await forEach(
      posts,
      (post) => markLines(desk, post),
      (error, { place }) => logger.error({ err: error, place }, 'the lines of a digest could not be marked'),
    );
  },
  // Acts come at any time, and each run of the jobs looks for them.
  next: async () => null,
});

/** Marks the lines of digests right after a commit, so that nobody does what someone else has just done. */
export interface Marker {
  /** Looks for acts right away. If a look is under way, looks once more after it, even after several calls. */
  wake(): void;
  /** Resolves once there is nothing left to look for. */
  settled(): Promise<void>;
}

export function createMarker(desk: Desk, logger: Logger): Marker {
  let looking: Promise<void> | null = null;
  let isAsked = false;

  async function look(): Promise<void> {
    while (isAsked) {
      isAsked = false;
      // The job looks again within a minute.
      await markDigests
        .run(desk, logger)
        .catch((err) => logger.error({ err }, 'the lines of digests could not be marked'));
    }
    looking = null;
  }

  return {
    wake() {
      isAsked = true;
      looking ??= look();
    },
    settled: async () => void (await looking),
  };
}
