import type { Tx } from '../../db/client.ts';
import type { DigestSchedule } from '../../db/generated/client.ts';
import { reopen } from '../../delivery/destination.ts';
import { withEvent } from '../../delivery/message.ts';
import { owe } from '../../delivery/owe.ts';
import { Fault } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import { requireDay, weekdayOf, weekdays } from '../../time/local-time.ts';
import type { By, Desk } from '../desk.ts';
import { perform } from '../perform.ts';
import { requireLead } from '../rights.ts';
import { loadNames, nameOf } from '../state.ts';
import { collectDigest, type Digest } from './digest.ts';
import { digestCards } from './digest-cards.ts';
import { digestEvent } from './digest-event.ts';

/**
 * When a digest is posted: at `HH:MM` in the team's time zone, on `weekdays` or on days such as `mon,wed`. Holidays
 * have no digest.
 */
interface DigestTime {
  time: string;
  days: string;
}

/**
 * Sets when a place gets its digest. Only a lead can change what someone else set. Returns the time of the next
 * digest.
 */
export async function scheduleDigest(desk: Desk, by: By, place: string, when: DigestTime): Promise<Date> {
  return perform(desk, by, async (tx, at) => {
    await reopen(tx, place);
    const nextAt = await nextFree(tx, desk.calendar, place, when, at);
    const data = { ...when, nextAt, setById: by.person?.id ?? '', setAt: at };
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

/** Posts a digest now. The scheduled digest is still posted at its usual time. */
export async function postDigestNow(desk: Desk, by: By, place: string): Promise<void> {
  const digest = await collectDigest(desk, desk.database.client, desk.clock.now());
  await perform(desk, by, async (tx, at) => {
    await reopen(tx, place);
    await oweDigest(tx, desk, place, at, `digest-now:${at.toISOString()}:${by.request ?? ''}`, digest);
  });
}

/**
 * Posts the scheduled digest of a place if it is due, and sets the time of the next one. Each local day gets only one
 * digest, even with several replicas. A late digest is still posted if its day isn't over. Returns whether a digest
 * was due.
 */
export async function runScheduledDigest(desk: Desk, place: string): Promise<boolean> {
  const { database, calendar } = desk;
  const at = desk.clock.now();
  const seen = await database.client.digestSchedule.findUnique({ where: { place } });
  if (!seen || seen.nextAt > at) return false;
  // Reads the content before the transaction to keep the transaction short.
  const digest = await collectDigest(desk, database.client, at);
  const due = await database.transaction(async (tx) => {
    const schedule = await lockSchedule(tx, place);
    if (!schedule || schedule.nextAt > at) return false;
    const isDue = isDueToday(calendar, schedule, at);
    if (isDue && (await claimDay(tx, calendar, place, digest.day, at))) {
      await oweDigest(tx, desk, place, at, digestAnchor(digest.day), digest);
    }
    await tx.digestSchedule.update({
      where: { place },
      data: { nextAt: nextDigestAt(calendar, schedule, at) },
    });
    return true;
  });
  if (due) desk.wake();
  return due;
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

/** The first time later than `after` when a digest is due. */
function nextDigestAt(calendar: Calendar, { time, days }: DigestTime, after: Date): Date {
  let day = calendar.localDay(after);
  const wanted = days === 'weekdays' ? null : days.split(',');
  // Within a year, every weekday has a date that isn't a holiday.
  for (let tries = 0; tries < 366; tries++) {
    const at = calendar.at(day, time);
    const name = weekdays[weekdayOf(requireDay(day))] ?? '';
    if (at > after && calendar.isBusinessDay(day) && (!wanted || wanted.includes(name))) return at;
    day = calendar.nextBusinessDay(day);
  }
  throw new Fault('The team is off on those days.', {
    hint: 'Choose days when the team works.',
    field: 'days',
  });
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

const digestAnchor = (day: string) => `digest:${day}`;

/** Whether a digest is due today. A digest that was missed on an earlier day isn't posted anymore. */
function isDueToday(calendar: Calendar, when: DigestTime, at: Date): boolean {
  const yesterday = new Date(calendar.at(calendar.localDay(at), '00:00').getTime() - 1);
  return nextDigestAt(calendar, when, yesterday) <= at;
}

async function insertSchedule(tx: Tx, data: DigestSchedule): Promise<boolean> {
  const { count } = await tx.digestSchedule.createMany({ data, skipDuplicates: true });
  return count === 1;
}

async function lockSchedule(tx: Tx, place: string): Promise<DigestSchedule | null> {
  await tx.$queryRaw`SELECT "place" FROM "DigestSchedule" WHERE "place" = ${place} FOR UPDATE`;
  return tx.digestSchedule.findUnique({ where: { place } });
}

/**
 * Records that a place gets its digest of a day. Returns false if the place has had it. A record from before that day was
 * made while the clock ran ahead, so it doesn't count.
 */
async function claimDay(tx: Tx, calendar: Calendar, place: string, day: string, at: Date): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    INSERT INTO "DigestRun" ("place", "day", "at") VALUES (${place}, ${day}, ${at})
    ON CONFLICT ("place", "day") DO UPDATE SET "at" = EXCLUDED."at"
    WHERE "DigestRun"."at" < ${calendar.at(day, '00:00')}`;
  // The digest is a new message, even if there is one of that day from a time when the clock ran ahead.
  if (claimed === 1) await tx.anchor.deleteMany({ where: { place, key: digestAnchor(day) } });
  return claimed === 1;
}

async function oweDigest(
  tx: Tx,
  desk: Desk,
  place: string,
  at: Date,
  anchor: string,
  digest: Digest,
): Promise<void> {
  const cards = digestCards(desk.calendar, digest);
  const event = digestEvent(digest);
  const owed = cards.map((card, i) => ({
    place,
    mode: i === 0 ? ('anchor' as const) : ('reply' as const),
    anchor,
    card: withEvent(card, i === 0 ? event : `${event}, continued`),
  }));
  await owe(tx, at, owed);
}

async function refuseOthers(tx: Tx, by: By, schedule: DigestSchedule): Promise<void> {
  if (schedule.setById === by.person?.id) return;
  const names = await loadNames(tx, [schedule.setById]);
  requireLead(by, `change the digest that ${nameOf(names, schedule.setById)} set up here`);
}
