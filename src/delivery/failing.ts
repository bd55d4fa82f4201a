import type { Tx } from '../db/client.ts';

/** A place where deliveries fail for good. */
export interface Failing {
  place: string;
  /** Why the first one failed. */
  reason: string;
}

/** Finds the places that fail, and whose failure nobody was told. */
export async function findUntold(tx: Tx): Promise<Failing[]> {
  const rows = await tx.destination.findMany({
    where: { failing: { not: null }, failingTold: null },
    orderBy: { place: 'asc' },
  });
  return rows.flatMap(({ place, failing }) => (failing ? [{ place, reason: failing }] : []));
}

/** Records that the failure of a place is told. Resolves to false if another replica tells, or if nothing fails now. */
export async function markTold(tx: Tx, place: string, at: Date): Promise<boolean> {
  const { count } = await tx.destination.updateMany({
    where: { place, failing: { not: null }, failingTold: null },
    data: { failingTold: at },
  });
  return count === 1;
}
