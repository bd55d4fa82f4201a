import { earliest } from '../clock.ts';
import type { Prisma } from '../db/client.ts';
import type { Desk } from '../ticket/desk.ts';
import { defineJob, forEach, type Job } from './job.ts';

/** A moment of a ticket at which something is to be done. */
export interface DueMoment {
  column:
    | 'nudgeAt'
    | 'stalledAt'
    | 'escalatedAt'
    | 'holdUntil'
    | 'snoozedUntil'
    | 'contactDueAt'
    | 'remindAt';
  /** Whether it is to be done at all. @param at the moment at which it is asked for */
  where(at: Date): Prisma.TicketWhereInput;
}

/** Not snoozed: its owner is left alone then. */
export function awake(at: Date): Prisma.TicketWhereInput {
  return { AND: [{ OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: at } }] }] };
}

/** A job that does something to each ticket, once one of its moments has come. */
export function defineTicketJob(job: {
  name: string;
  moments: DueMoment[];
  /** Leaves alone what has been done. */
  work(desk: Desk, number: number): Promise<unknown>;
}): Job {
  const find = ({ column, where }: DueMoment, when: Prisma.DateTimeNullableFilter, at: Date) => ({
    where: { AND: [{ status: 'open', [column]: when }, where(at)] },
    orderBy: [{ [column]: 'asc' as const }, { number: 'asc' as const }],
  });
  return defineJob({
    name: job.name,
    async run(desk, logger) {
      const at = desk.clock.now();
      for (const moment of job.moments) {
        const due = await desk.database.client.ticket.findMany({
          ...find(moment, { lte: at }, at),
          select: { number: true },
        });
        await forEach(
          due,
          ({ number }) => job.work(desk, number),
          (error, { number }) =>
            logger.error({ err: error, ticket: number, job: job.name }, 'a job failed for a ticket'),
        );
      }
    },
    async next({ database }, after) {
      const found = await Promise.all(
        job.moments.map(async (moment) => {
          const first = await database.client.ticket.findFirst(find(moment, { gt: after }, after));
          return first?.[moment.column] ?? null;
        }),
      );
      return earliest(found);
    },
  });
}
