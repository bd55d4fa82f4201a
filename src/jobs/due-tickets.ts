import { earliest } from '../clock.ts';
import type { Prisma } from '../db/client.ts';
import type { Desk } from '../ticket/desk.ts';
import { defineJob, forEach, type Job } from './job.ts';

/** Says when a ticket is due for a job: the time in `column` has come, and the ticket matches `where`. */
export interface DueMoment {
  column:
    | 'nudgeAt'
    | 'stalledAt'
    | 'escalatedAt'
    | 'holdUntil'
    | 'snoozedUntil'
    | 'contactDueAt'
    | 'remindAt'
    | 'missedAt'
    | 'alarmAt';
  /** Returns the conditions that a ticket must meet, apart from its time. @param at the current time */
  where(at: Date): Prisma.TicketWhereInput;
}

/** Matches tickets that are not snoozed, because a snooze stops nudges to the owner. */
export function awake(at: Date): Prisma.TicketWhereInput {
  return { AND: [{ OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: at } }] }] };
}

/** Defines a job that works on each ticket that is due. A ticket is due if one of `moments` applies to the ticket. */
export function defineTicketJob(job: {
  name: string;
  moments: DueMoment[];
  /** Works on one ticket. Must do nothing if the work is already done. */
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
