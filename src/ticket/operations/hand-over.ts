import type { Tx } from '../../db/client.ts';

/**
 * What was kept under one of a person's accounts is kept under the other from now on: tickets, ended ones too, digests and
 * subscriptions. No event tells of it, as the owner is the same human. Returns how many tickets it was.
 */
export async function handOver(tx: Tx, from: string, to: string): Promise<number> {
  const { count } = await tx.ticket.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  await tx.ticketPeriod.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  await tx.digestSchedule.updateMany({ where: { setById: from }, data: { setById: to } });
  await tx.subscription.updateMany({ where: { byId: from }, data: { byId: to } });
  return count;
}
