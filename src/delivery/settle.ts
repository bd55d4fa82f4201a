import type { Database, Prisma, Tx } from '../db/client.ts';
import { begin, type Turn } from './destination.ts';
import type { Due } from './next-owed.ts';
import type { Verdict } from './verdict.ts';

/**
 * Saves the outcome of a delivery, together with the changes to its anchor and its place, in one transaction. Leaves
 * the delivery unchanged if another courier has saved an outcome. If `holder` still leases the place, extends the lease
 * to `leaseEnds`, and records that sending the place's next delivery begins. Otherwise resolves to undefined.
 */
export async function settle(
  database: Database,
  due: Due,
  verdict: Verdict,
  { holder, now, leaseEnds }: { holder: string; now: Date; leaseEnds: Date },
): Promise<Turn | undefined> {
  const { id, place, anchor, anchorMessage } = due;
  const { state, messageId, reason, rest, notBefore, forgetAnchor, unclearSince } = verdict;
  return database.transaction(async (tx) => {
    const settled = await tx.delivery.updateMany({
      where: { id, state: 'owed' },
      data: {
        state,
        messageId,
        attempts: { increment: due.superseded ? 0 : 1 },
        reason: reason ?? null,
        settledAt: state === 'owed' ? null : now,
        unclearSince,
        ...(rest
          ? {
              card: rest as unknown as Prisma.InputJsonValue,
              continues: messageId,
              part: { increment: 1 },
            }
          : {}),
        ...(forgetAnchor ? { continues: null } : {}),
      },
    });
    if (settled.count === 1) await setAnchor(tx, due, messageId);
    if (forgetAnchor && anchor && anchorMessage) {
      await tx.anchor.deleteMany({ where: { place, key: anchor, messageId: anchorMessage } });
    }
    return begin(tx, { place, holder, now, leaseEnds, notBefore, failing: toFailing(due, verdict) });
  });
}

async function setAnchor(tx: Tx, due: Due, messageId: string | undefined): Promise<void> {
  const { place, mode, anchor, anchorMessage } = due;
  if (!anchor || mode !== 'anchor' || !messageId || messageId === anchorMessage) return;
  await tx.anchor.upsert({
    where: { place_key: { place, key: anchor } },
    create: { place, key: anchor, messageId },
    update: { messageId },
  });
}

/**
 * Why the place fails from now on. Null if it doesn't. Undefined if nothing changes: nothing was sent, or the leads know
 * already why the place is closed.
 */
function toFailing(due: Due, { state, reason }: Verdict): string | null | undefined {
  if (state === 'failed') return due.closed ? undefined : reason;
  return state === 'sent' && !due.superseded ? null : undefined;
}
