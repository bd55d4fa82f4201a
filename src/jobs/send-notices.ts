import { sendNotices } from '../ticket/notices/send-notices.ts';
import { defineJob, forEach } from './job.ts';

export const sendAllNotices = defineJob({
  name: 'send notices',
  async run(desk, logger) {
    const due = await desk.database.client.notice.findMany({
      where: { dueAt: { lte: desk.clock.now() } },
      distinct: ['personId'],
      select: { personId: true },
      orderBy: { personId: 'asc' },
    });
    await forEach(
      due,
      ({ personId }) => sendNotices(desk, personId),
      (error, { personId }) => logger.error({ err: error, personId }, 'notices could not be sent'),
    );
  },
  async next({ database }, after) {
    const first = await database.client.notice.findFirst({
      where: { dueAt: { gt: after } },
      select: { dueAt: true },
      orderBy: { dueAt: 'asc' },
    });
    return first?.dueAt ?? null;
  },
});
