import type { Card } from '../card.ts';
import type { Tx } from '../db/client.ts';

/** A delivery that is due, with what its sending depends on. */
export interface Due {
  id: bigint;
  place: string;
  mode: 'post' | 'anchor' | 'reply';
  anchor: string | null;
  card: Card;
  attempts: number;
  createdAt: Date;
  /** The platform's id of the message that the anchor stands for. */
  anchorMessage: string | null;
  /** A later delivery will bring the same message up to date. */
  superseded: boolean;
}

/** The oldest delivery that a place is owed. */
export async function nextOwed(tx: Tx, place: string): Promise<Due | undefined> {
  const [due] = await tx.$queryRaw<Due[]>`
    SELECT d.id, d.place, d.mode, d.anchor, d.card, d.attempts, d."createdAt",
      a."messageId" AS "anchorMessage",
      d.mode = 'anchor' AND a."messageId" IS NOT NULL AND EXISTS (
        SELECT 1 FROM "Delivery" later
        WHERE later.place = d.place AND later.state = 'owed' AND later.id > d.id
          AND later.mode = 'anchor' AND later.anchor = d.anchor
      ) AS superseded
    FROM "Delivery" d LEFT JOIN "Anchor" a ON a.place = d.place AND a.key = d.anchor
    WHERE d.place = ${place} AND d.state = 'owed'
    ORDER BY d.id
    LIMIT 1`;
  return due;
}
