import { planDigestAgain } from '../ticket/digest/digest-schedule.ts';
import { runScheduledDigest } from '../ticket/digest/post-digest.ts';
import { defineJob, forEach } from './job.ts';

export const postDigests = defineJob({
  name: 'post digests',
  async run(desk, logger) {
    const { digestSchedule } = desk.database.client;
    const failed = (error: unknown, { place }: { place: string }) =>
      logger.error({ err: error, place }, 'a digest failed');
    await forEach(await digestSchedule.findMany(), (schedule) => planDigestAgain(desk, schedule), failed);
    const due = await digestSchedule.findMany({
      where: { nextAt: { lte: desk.clock.now() } },
      orderBy: { nextAt: 'asc' },
    });
    await forEach(due, ({ place }) => runScheduledDigest(desk, place), failed);
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
