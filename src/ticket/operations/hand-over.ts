import type { Tx } from '../../db/client.ts';
import { moveMorning } from '../mornings/change-morning.ts';
import { moveMutes } from '../notices/mutes.ts';
import { passOn } from '../notices/queue.ts';

/**
 * Moves everything from one of a person's accounts to another: tickets (including ended ones), digests, subscriptions,
 * changes of several tickets, mutes, and the morning message with what waits for it. Records no event, because the owner
 * is still the same person. Returns the number of tickets.
 */
export async function handOver(tx: Tx, from: string, to: string): Promise<number> {
  const { count } = await tx.ticket.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  await tx.ticketPeriod.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  await tx.digestSchedule.updateMany({ where: { setById: from }, data: { setById: to } });
  // A filter has its owners' ids, which may be those of this account.
  await tx.$executeRaw`
    UPDATE "DigestSchedule" SET "filter" = replace("filter"::text, to_json(${from}::text)::text, to_json(${to}::text)::text)::jsonb
    WHERE "filter" IS NOT NULL`;
  await passOn(tx, from, to);
  await moveMutes(tx, from, to);
  await moveMorning(tx, from, to);
  await tx.subscription.updateMany({ where: { byId: from }, data: { byId: to } });
  await tx.bulkAct.updateMany({ where: { byId: from }, data: { byId: to } });
  return count;
}
