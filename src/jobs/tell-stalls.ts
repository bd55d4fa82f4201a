import type { Prisma } from '../db/client.ts';
import { tellStall } from '../ticket/operations/tell-stall.ts';
import { defineJob, forEach } from './job.ts';

/** Tickets whose `stalledAt` or `escalatedAt` is in a span of time and has not been told. */
const untold = (when: Prisma.DateTimeNullableFilter): Prisma.TicketWhereInput[] => [
  { status: 'open', stalledAt: when, stallTold: null },
  { status: 'open', escalatedAt: when, OR: [{ stallTold: null }, { stallTold: 'stalled' }] },
];

export const tellStalls = defineJob({
  name: 'tell stalls',
  async run(desk, logger) {
    const due = await desk.database.client.ticket.findMany({
      where: { OR: untold({ lte: desk.clock.now() }) },
      select: { number: true },
      orderBy: [{ stalledAt: 'asc' }, { number: 'asc' }],
    });
    await forEach(
      due,
      ({ number }) => tellStall(desk, number),
      (error, { number }) => logger.error({ err: error, ticket: number }, 'a stall could not be told'),
    );
  },
  async next({ database }, after) {
    const [stalls, escalates] = untold({ gt: after });
    const first = await database.client.ticket.findFirst({
      where: stalls,
      select: { stalledAt: true },
      orderBy: { stalledAt: 'asc' },
    });
    const second = await database.client.ticket.findFirst({
      where: escalates,
      select: { escalatedAt: true },
      orderBy: { escalatedAt: 'asc' },
    });
    const moments = [first?.stalledAt, second?.escalatedAt].filter((moment) => moment instanceof Date);
    return moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  },
});
