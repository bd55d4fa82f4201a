import { expireHold } from '../ticket/operations/hold-ticket.ts';
import { defineJob, forEach } from './job.ts';

export const expireHolds = defineJob({
  name: 'expire holds',
  async run(desk, logger) {
    const due = await desk.database.client.ticket.findMany({
      where: { status: 'open', heldAt: { not: null }, holdUntil: { lte: desk.clock.now() } },
      select: { number: true },
      orderBy: { holdUntil: 'asc' },
    });
    await forEach(
      due,
      ({ number }) => expireHold(desk, number),
      (error, { number }) => logger.error({ err: error, ticket: number }, 'a hold could not be ended'),
    );
  },
  async next({ database }, after) {
    const first = await database.client.ticket.findFirst({
      where: { status: 'open', heldAt: { not: null }, holdUntil: { gt: after } },
      select: { holdUntil: true },
      orderBy: { holdUntil: 'asc' },
    });
    return first?.holdUntil ?? null;
  },
});
