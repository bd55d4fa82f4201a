import { z } from 'zod';
import type { Card } from '../card.ts';
import type { Tx } from '../db/client.ts';
import type { Turn } from './destination.ts';

const due = z.object({
  id: z.bigint(),
  place: z.string(),
  mode: z.enum(['post', 'anchor', 'reply']),
  anchor: z.string().nullable(),
  /** The anchor in whose thread a message that is updated is posted. */
  thread: z.string().nullable(),
  /** Whether people also see a reply in the channel. */
  inChannel: z.boolean(),
  /** The schema doesn't check cards, because only `owe` writes them. */
  card: z.custom<Card>(),
  attempts: z.int(),
  createdAt: z.date(),
  /** The platform's id for the anchor's message. Null if there is no such message. */
  anchorMessage: z.string().nullable(),
  /** The platform's id for the message of `thread`. Null if there is no such message. */
  threadMessage: z.string().nullable(),
  /** The platform's id of the message that a long card continues, in its thread. Null if no part was sent yet. */
  continues: z.string().nullable(),
  /** How many parts of a long card were sent. */
  part: z.int(),
  /** When the first attempt began whose outcome nobody knows. Null if the platform can't have the message. */
  unclearSince: z.date().nullable(),
  /** Whether a later delivery updates the same message. */
  superseded: z.boolean(),
  /** Why nothing may be sent to the place. Null if it may. */
  closed: z.string().nullable(),
  /** The id of the request that owes the delivery. */
  request: z.string().nullable(),
  traceparent: z.string().nullable(),
});

/** A delivery to send, with everything needed to send it. */
export type Due = z.infer<typeof due> & {
  /** When this attempt began. */
  since: Date;
};

/** Reads the delivery of a turn. Undefined if nothing is owed, or if the delivery isn't owed anymore. */
export async function readDue(tx: Tx, { delivery, since, inDoubt }: Turn): Promise<Due | undefined> {
  if (delivery === null) return undefined;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT d.id, d.place, d.mode, d.anchor, d.thread, d."inChannel", d.card, d.attempts, d."createdAt", d."continues", d.part, d.request, d.traceparent,
      d."unclearSince", a."messageId" AS "anchorMessage", h."messageId" AS "threadMessage",
      d.mode = 'anchor' AND a."messageId" IS NOT NULL AND EXISTS (
        SELECT 1 FROM "Delivery" later
        WHERE later.place = d.place AND later.state = 'owed' AND later.id > d.id
          AND later.mode = 'anchor' AND later.anchor = d.anchor
      ) AS superseded,
      there.closed
    FROM "Delivery" d LEFT JOIN "Anchor" a ON a.place = d.place AND a.key = d.anchor
      LEFT JOIN "Anchor" h ON h.place = d.place AND h.key = d.thread
      LEFT JOIN "Destination" there ON there.place = d.place
    WHERE d.id = ${delivery} AND d.state = 'owed'`;
  const row = rows.map((found) => due.parse(found))[0];
  return row && { ...row, since, unclearSince: row.unclearSince ?? (inDoubt ? since : null) };
}
