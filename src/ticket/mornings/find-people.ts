/** Who may get a morning message. */

import { z } from 'zod';
import { earliest } from '../../clock.ts';
import { findLeads } from '../../people/leads.ts';
import { mayUseSql } from '../../people/may-use.ts';
import type { Desk } from '../desk.ts';
import { nextMorning } from './morning-time.ts';
import { ownCalendars } from './own-calendars.ts';

const people = z.array(z.object({ personId: z.string() }));

/** Plans the first message of the people who now own open tickets or lead the team. */
export async function planNewPeople(desk: Desk): Promise<void> {
  const { database, calendar, clock } = desk;
  const at = clock.now();
  const ids = await findNew(desk);
  if (ids.length === 0) return;
  const ownOf = await ownCalendars(database.client, calendar, ids);
  await database.client.morning.createMany({
    data: ids.map((personId) => ({ personId, nextAt: nextMorning(null, ownOf(personId), at) })),
    skipDuplicates: true,
  });
}

/** The people whose message or notices are due. */
export async function findDue({ database, clock }: Desk): Promise<string[]> {
  const at = clock.now();
  const rows = await database.client.$queryRaw`
    SELECT "personId" FROM "Morning" WHERE "nextAt" <= ${at}
    UNION SELECT "personId" FROM "Notice" WHERE "dueAt" <= ${at} ORDER BY 1`;
  return people.parse(rows).map(({ personId }) => personId);
}

/** The first moment after `after` when someone's message or notices are due. Null if nobody waits for any. */
export async function nextDueMessage(desk: Desk, after: Date): Promise<Date | null> {
  const { morning, notice } = desk.database.client;
  const [message, waiting, ids] = await Promise.all([
    morning.findFirst({ where: { nextAt: { gt: after } }, orderBy: { nextAt: 'asc' } }),
    notice.findFirst({ where: { dueAt: { gt: after } }, orderBy: { dueAt: 'asc' } }),
    findNew(desk),
  ]);
  const ownOf = await ownCalendars(desk.database.client, desk.calendar, ids);
  const firsts = ids.map((id) => ownOf(id).nextOpening(after)).filter((moment) => moment > after);
  return earliest([message?.nextAt ?? null, waiting?.dueAt ?? null, ...firsts]);
}

/** The people without a row who own open tickets or lead the team, and who can use the bot. */
async function findNew({ database: { client }, leads }: Desk): Promise<string[]> {
  const ids = await findLeads(client, leads);
  const rows = await client.$queryRaw`
    SELECT p."id" AS "personId" FROM "Person" p
    WHERE p."linkedTo" IS NULL AND ${mayUseSql}
      AND NOT EXISTS (SELECT 1 FROM "Morning" m WHERE m."personId" = p."id")
      AND (p."id" = ANY (${ids}::text[])
        OR EXISTS (SELECT 1 FROM "Ticket" t WHERE t."status" = 'open' AND t."ownerId" = p."id"))
    ORDER BY 1`;
  return people.parse(rows).map(({ personId }) => personId);
}
