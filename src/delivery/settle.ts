import type { Database, Prisma } from '../db/client.ts';
import type { Due } from './next-owed.ts';
import type { Verdict } from './verdict.ts';

/**
 * Saves the outcome of a delivery, together with the changes to its anchor and its place, in one transaction. Leaves
 * the delivery unchanged if another courier has saved an outcome. If `holder` still leases the place, extends the lease
 * to `leaseEnds` and resolves to true. Otherwise resolves to false.
 */
export async function settle(
  database: Database,
  due: Due,
  verdict: Verdict,
  { holder, now, leaseEnds }: { holder: string; now: Date; leaseEnds: Date },
): Promise<boolean> {
  const { id, place, anchor, anchorMessage } = due;
  const { state, messageId, reason, rest, notBefore, forgetAnchor } = verdict;
  return database.transaction(async (tx) => {
    const settled = await tx.delivery.updateMany({
      where: { id, state: 'owed' },
      data: {
        state,
        messageId,
        attempts: { increment: due.superseded ? 0 : 1 },
        reason: reason ?? null,
        settledAt: state === 'owed' ? null : now,
        ...(rest ? { card: rest as unknown as Prisma.InputJsonValue, continues: messageId } : {}),
        ...(forgetAnchor ? { continues: null } : {}),
      },
    });
    if (settled.count === 1 && anchor && due.mode === 'anchor' && messageId && messageId !== anchorMessage) {
      await tx.anchor.upsert({
        where: { place_key: { place, key: anchor } },
        create: { place, key: anchor, messageId },
        update: { messageId },
      });
    }
    if (forgetAnchor && anchor && anchorMessage) {
      await tx.anchor.deleteMany({ where: { place, key: anchor, messageId: anchorMessage } });
    }
    const held = await tx.destination.updateMany({
      where: { place, leasedBy: holder },
      data: { leaseEnds, notBefore: notBefore ?? null },
    });
    return held.count === 1;
  });
}
