import type { Tx } from '../../db/client.ts';
import type { DigestSchedule, Prisma } from '../../db/generated/client.ts';
import { reopen } from '../../delivery/destination.ts';
import { Fault } from '../../errors.ts';
import { settledId } from '../../people/links.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { By, Desk } from '../desk.ts';
import { perform } from '../perform.ts';
import { requireLead } from '../rights.ts';
import { loadNames, nameOf } from '../state.ts';
import { type DigestFilter, storeDigestFilter } from './digest-filter.ts';
import { type DigestPlan, type DigestTime, nextDigestAt } from './digest-time.ts';

/**
 * Sets when a place gets its digest, and about which tickets. Only a lead can change what someone else set. Returns the
 * time of the next digest.
 */
export async function scheduleDigest(
  desk: Desk,
  by: By,
  place: string,
  { filter, ...when }: DigestPlan,
): Promise<Date> {
  return perform(desk, by, async (tx, at) => {
    await reopen(tx, place);
    const nextAt = await nextFree(tx, desk.calendar, place, when, at);
    const stored = storeDigestFilter(filter && (await settleOwners(tx, filter)));
    const data = { ...when, filter: stored, nextAt, setById: by.person?.id ?? '', setAt: at };
    // Someone may delete the existing schedule before this code locks it. If so, try again.
    while (!(await insertSchedule(tx, { place, ...data }))) {
      const before = await lockSchedule(tx, place);
      if (!before) continue;
      await refuseOthers(tx, by, before);
      await tx.digestSchedule.update({ where: { place }, data });
      break;
    }
    return nextAt;
  });
}

export async function endDigest(desk: Desk, by: By, place: string): Promise<void> {
  await perform(desk, by, async (tx) => {
    const schedule = await lockSchedule(tx, place);
    if (!schedule)
      throw new Fault('This channel has no scheduled digest.', { example: 'digest at 09:00 weekdays' });
    await refuseOthers(tx, by, schedule);
    await tx.digestSchedule.delete({ where: { place } });
  });
}

/**
 * Makes a scheduled digest due now if it was planned while the clock ran ahead. Today's digest is then posted, unless it
 * was posted before. A digest can't lie further ahead than the second next one, because today's may be posted already.
 */
export async function planDigestAgain(
  desk: Desk,
  { place, nextAt, time, days }: DigestSchedule,
): Promise<void> {
  const { calendar, database } = desk;
  const at = desk.clock.now();
  if (nextAt <= at) return;
  const next = nextDigestAt(calendar, { time, days }, at);
  if (nextAt <= nextDigestAt(calendar, { time, days }, next)) return;
  await database.client.digestSchedule.updateMany({ where: { place, nextAt }, data: { nextAt: at } });
}

export async function lockSchedule(tx: Tx, place: string): Promise<DigestSchedule | null> {
  await tx.$queryRaw`SELECT "place" FROM "DigestSchedule" WHERE "place" = ${place} FOR UPDATE`;
  return tx.digestSchedule.findUnique({ where: { place } });
}

/** The first time later than `at` when a digest is due. Skips a day that already had a digest. */
async function nextFree(
  tx: Tx,
  calendar: Calendar,
  place: string,
  when: DigestTime,
  at: Date,
): Promise<Date> {
  const next = nextDigestAt(calendar, when, at);
  const day = calendar.localDay(next);
  const run = { place, day, at: { gte: calendar.at(day, '00:00') } };
  if ((await tx.digestRun.count({ where: run })) === 0) return next;
  return nextDigestAt(calendar, when, calendar.at(day, '23:59'));
}

/** Replaces each owner's account with the person's main account. Nobody can link these accounts until the transaction ends. */
async function settleOwners(tx: Tx, { filter, ...words }: DigestFilter): Promise<DigestFilter> {
  const settle = async ({ ownerId, ...match }: DigestFilter['filter']['only']) => {
    if (!ownerId) return match;
    const ids: (string | null)[] = [];
    for (const id of ownerId) ids.push(id && (await settledId(tx, id)));
    return { ...match, ownerId: ids };
  };
  return {
    ...words,
    filter: { ...filter, only: await settle(filter.only), not: await settle(filter.not) },
  };
}

async function insertSchedule(tx: Tx, data: Prisma.DigestScheduleCreateManyInput): Promise<boolean> {
  const { count } = await tx.digestSchedule.createMany({ data, skipDuplicates: true });
  return count === 1;
}

async function refuseOthers(tx: Tx, by: By, schedule: DigestSchedule): Promise<void> {
  if (schedule.setById === by.person?.id) return;
  const names = await loadNames(tx, [schedule.setById]);
  requireLead(by, `change the digest that ${nameOf(names, schedule.setById)} set up here`);
}
