import { runScheduledDigest } from '../ticket/digest/digest-schedule.ts';
import { defineJob, forEach } from './job.ts';

export const postDigests = defineJob({
  name: 'post digests',
  async run(desk, logger) {
    const due = await desk.database.client.digestSchedule.findMany({
      where: { nextAt: { lte: desk.clock.now() } },
      orderBy: { nextAt: 'asc' },
    });
    await forEach(
      due,
      ({ place }) => runScheduledDigest(desk, place),
      (error, { place }) => logger.error({ err: error, place }, 'a digest failed'),
    );
  },
  async next({ database }, after) {
    const first = await database.client.digestSchedule.findFirst({
      where: { nextAt: { gt: after } },
      select: { nextAt: true },
      orderBy: { nextAt: 'asc' },
    });
    return first?.nextAt ?? null;
  },
});
