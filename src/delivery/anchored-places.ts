import type { Tx } from '../db/client.ts';

/** Those of the places that have the anchor's message, or are owed it. */
export async function anchoredPlaces(tx: Tx, anchor: string, places: string[]): Promise<Set<string>> {
  if (places.length === 0) return new Set();
  const place = { in: places };
  const posted = await tx.anchor.findMany({ where: { key: anchor, place } });
  const owed = await tx.delivery.findMany({
    where: { place, state: 'owed', mode: 'anchor', anchor },
    select: { place: true },
  });
  return new Set([...posted, ...owed].map((row) => row.place));
}
