/** What to do when the clock was set: docs/rules.md, "A wrong clock". */

import { z } from 'zod';
import { clockTolerance } from '../../clock.ts';
import type { Desk } from '../desk.ts';
import { planTicketsAgain } from './plan-again.ts';
import { putBack, setAside } from './set-aside.ts';

/** How much was changed. */
interface Mended {
  moments: number;
  tickets: number;
}

/**
 * Repairs the database after the clock was set back to `at`: nothing can have happened later than now, and nothing waits
 * longer than its rule allows. Keeps what it changes, in case the clock is wrong now.
 */
export async function mendMoments(desk: Desk, at: Date): Promise<Mended> {
  await shortenSnoozes(desk, at);
  const moments = await setAside(desk.database, at);
  await countPeriodsAgain(desk, await mendedPeriods(desk));
  await planMessagesAgain(desk, at);
  return { moments, tickets: await planTicketsAgain(desk, at) };
}

/** Takes back what `mendMoments` did, because the clock was behind then and is right again. */
export async function restoreMoments(desk: Desk, at: Date): Promise<Mended> {
  const periods = await mendedPeriods(desk);
  const moments = await putBack(desk.database, at);
  await countPeriodsAgain(desk, periods);
  return { moments, tickets: await planTicketsAgain(desk, at) };
}

/** Gives a snooze that was set while the clock ran ahead the same length from now on. */
async function shortenSnoozes({ database: { client }, calendar }: Desk, at: Date): Promise<void> {
  const snoozed = await client.ticket.findMany({ where: { status: 'open', snoozedUntil: { gt: at } } });
  for (const { number, snoozedUntil: was } of snoozed) {
    const event = await client.event.findFirst({
      where: { ticketNumber: number, type: 'snoozed' },
      orderBy: { seq: 'desc' },
    });
    if (!was || !event || event.at.getTime() <= at.getTime() + clockTolerance) continue;
    const became = calendar.add(at, calendar.between(event.at, was));
    const { count } = await client.ticket.updateMany({
      where: { number, snoozedUntil: was },
      data: { snoozedUntil: became },
    });
    if (count === 0) continue;
    await client.mendedMoment.create({
      data: { table: 'Ticket', column: 'snoozedUntil', key: { number }, was, became },
    });
  }
}

const periodKey = z.object({ ticketNumber: z.int(), seq: z.int() });

type PeriodKey = z.infer<typeof periodKey>;

/** The periods with a moment that was set aside. */
async function mendedPeriods({ database }: Desk): Promise<PeriodKey[]> {
  const rows = await database.client.$queryRaw<unknown[]>`
    SELECT DISTINCT ("key"->>'ticketNumber')::int AS "ticketNumber", ("key"->>'seq')::int AS "seq"
    FROM "MendedMoment" WHERE "table" = 'TicketPeriod'`;
  return z.array(periodKey).parse(rows);
}

async function countPeriodsAgain({ database, calendar }: Desk, keys: PeriodKey[]): Promise<void> {
  const { ticketPeriod } = database.client;
  for (const key of keys) {
    const { startedAt, endedAt } = await ticketPeriod.findUniqueOrThrow({
      where: { ticketNumber_seq: key },
    });
    if (!endedAt) continue;
    await ticketPeriod.update({
      where: { ticketNumber_seq: key },
      data: { businessMs: calendar.between(startedAt, endedAt) },
    });
  }
}

/**
 * Brings notices and morning messages forward that wait longer than until the next working day. Sending them decides what
 * still has to wait.
 */
async function planMessagesAgain({ database, calendar }: Desk, at: Date): Promise<void> {
  const opening = calendar.nextOpening(at);
  await database.client.notice.updateMany({ where: { dueAt: { gt: opening } }, data: { dueAt: opening } });
  await database.client.morning.updateMany({ where: { nextAt: { gt: opening } }, data: { nextAt: opening } });
}
