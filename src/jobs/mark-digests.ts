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
