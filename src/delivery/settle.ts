import { type Database, Prisma } from '../db/client.ts';
import { together } from '../db/together.ts';
import { beginNext, type Turn, turnRows } from './destination.ts';
import type { Due } from './next-owed.ts';
import type { Verdict } from './verdict.ts';

/**
 * Saves the outcome of a delivery, together with the changes to its anchor and its place, in one statement. Leaves
 * the delivery unchanged if another courier has saved an outcome. If `holder` still leases the place, extends the lease
 * to `leaseEnds`, and records that sending the place's next delivery begins. Otherwise resolves to undefined.
 */
export async function settle(
  { executeSql }: Pick<Database, 'executeSql'>,
  due: Due,
  verdict: Verdict,
  { holder, now, leaseEnds }: { holder: string; now: Date; leaseEnds: Date },
): Promise<Turn | undefined> {
  const { id, place } = due;
  const { state, notBefore } = verdict;
  const settles = state === 'owed' ? null : id;
  const failing = toFailing(due, verdict);
  const { text, values } = together(
    [settled(due, verdict, now), anchored(due, verdict), forgotten(due, verdict)],
    beginNext({ place, holder, now, leaseEnds, settles, notBefore, failing }),
  );
  return turnRows.parse((await executeSql(text, values)).rows)[0];
}

/** SQL that saves an outcome. It is the first of the writes, so `anchored` can refer to it. */
function settled(
  { id, superseded }: Due,
  { state, messageId, reason, rest, forgetAnchor, unclearSince }: Verdict,
  now: Date,
): Prisma.Sql {
  const next = rest
    ? Prisma.sql`, card = ${JSON.stringify(rest)}::jsonb, "continues" = ${messageId}, part = part + 1`
    : Prisma.sql`, "continues" = CASE WHEN ${forgetAnchor === true} THEN NULL ELSE "continues" END`;
  return Prisma.sql`
    UPDATE "Delivery" SET state = ${state}, "messageId" = coalesce(${messageId ?? null}, "messageId"),
      attempts = attempts + ${superseded ? 0 : 1}, reason = ${reason ?? null},
      "settledAt" = ${state === 'owed' ? null : now}, "unclearSince" = ${unclearSince}${next}
    WHERE id = ${id} AND state = 'owed'
    RETURNING id`;
}

/** SQL that records a new message of an anchor, unless another courier has saved the outcome. */
function anchored({ place, mode, anchor, anchorMessage }: Due, { messageId }: Verdict): Prisma.Sql | null {
  if (!anchor || mode !== 'anchor' || !messageId || messageId === anchorMessage) return null;
  return Prisma.sql`
    INSERT INTO "Anchor" (place, key, "messageId") SELECT ${place}, ${anchor}, ${messageId} FROM write0
    ON CONFLICT (place, key) DO UPDATE SET "messageId" = excluded."messageId"`;
}

/** SQL that forgets the message of an anchor, because it no longer exists: the one to update, or else the thread's first one. */
function forgotten(due: Due, { forgetAnchor }: Verdict): Prisma.Sql | null {
  const { place } = due;
  const [key, message] = due.anchorMessage
    ? [due.anchor, due.anchorMessage]
    : [due.thread, due.threadMessage];
  if (!forgetAnchor || !key || !message) return null;
  return Prisma.sql`
    DELETE FROM "Anchor" WHERE place = ${place} AND key = ${key} AND "messageId" = ${message}`;
}

/**
 * Why the place fails from now on. Null if it doesn't. Undefined if nothing changes: nothing was sent, or the leads know
 * already why the place is closed.
 */
function toFailing(due: Due, { state, reason }: Verdict): string | null | undefined {
  if (state === 'failed') return due.closed ? undefined : reason;
  return state === 'sent' && !due.superseded ? null : undefined;
}
