import type { Desk } from '../../ticket/desk.ts';

/** A longer time between two runs of the jobs can be a jump of the clock, in ms. Most bots don't stop for so long. */
export const leap = 24 * 3_600_000;

/**
 * Returns the time up to which the age of rows can be trusted: now, if the clock has run for a day without a leap.
 * Otherwise null, because the clock may be wrong, and nothing may be deleted because of its age.
 */
export async function trustedNow({ clock, database }: Desk): Promise<Date | null> {
  const record = await database.client.clockRecord.findUnique({ where: { id: 1 } });
  const now = clock.now();
  if (!record) return null;
  const [age, sinceLast] = [record.since, record.at].map((moment) => now.getTime() - moment.getTime());
  return age! >= leap && sinceLast! >= 0 && sinceLast! < leap ? now : null;
}
