import type { Tx } from '../db/client.ts';
import { owe } from '../delivery/owe.ts';
import { Fault } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import type { By, Desk } from './desk.ts';
import { collectDigest } from './digest.ts';
import { digestCards } from './digest-cards.ts';
import { once } from './once.ts';
import { requireLead } from './rights.ts';
import { loadNames, nameOf } from './state.ts';

/** `HH:MM` in the team's zone, on `weekdays` or on days as `mon,wed`. Holidays are always left out. */
export interface DigestTime {
  time: string;
  days: string;
}

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The first moment after `after` at which a digest is due. */
export function nextDigestAt(calendar: Calendar, { time, days }: DigestTime, after: Date): Date {
  let day = calendar.localDay(after);
  const wanted = days === 'weekdays' ? null : days.split(',');
  // A year holds some day of every name that is no holiday.
  for (let tries = 0; tries < 366; tries++) {
    const at = calendar.at(day, time);
    const name = dayNames[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
    if (at > after && calendar.isBusinessDay(day) && (!wanted || wanted.includes(name))) return at;
    day = calendar.nextBusinessDay(day);
  }
  throw new Fault('No working day has that name.', {
    hint: 'Choose days on which the team works.',
    field: 'days',
  });
}

/** Sets when a place gets its digest. Somebody else's setting is for leads to change. Returns when the next one comes. */
export async function scheduleDigest(desk: Desk, by: By, place: string, when: DigestTime): Promise<Date> {
  return desk.database.transaction(async (tx) => {
    const at = desk.clock.now();
    await once(tx, by.request, at);
    await refuseOthers(tx, by, place);
    const nextAt = nextDigestAt(desk.calendar, when, at);
    const data = { ...when, nextAt, setById: by.person?.id ?? '', setAt: at };
    await tx.digestSchedule.upsert({ where: { place }, create: { place, ...data }, update: data });
    return nextAt;
  });
}

export async function endDigest(desk: Desk, by: By, place: string): Promise<void> {
  await desk.database.transaction(async (tx) => {
    await once(tx, by.request, desk.clock.now());
    await refuseOthers(tx, by, place);
    const { count } = await tx.digestSchedule.deleteMany({ where: { place } });
    if (count === 0)
      throw new Fault('This channel has no scheduled digest.', { example: 'digest at 09:00 weekdays' });
  });
}

/** Posts a digest now; it is not the day's scheduled one. */
export async function postDigestNow(desk: Desk, by: By, place: string): Promise<void> {
  await desk.database.transaction(async (tx) => {
    const at = desk.clock.now();
    await once(tx, by.request, at);
    await oweDigest(tx, desk, place, at, `digest-now:${at.toISOString()}:${by.request ?? ''}`);
  });
  desk.wake();
}

/**
 * Posts a place's scheduled digest if it is due, and plans the next: once a local day, whichever replica comes first;
 * late rather than never, unless the day is over. Returns whether it was due.
 */
export async function runScheduledDigest(desk: Desk, place: string): Promise<boolean> {
  const due = await desk.database.transaction(async (tx) => {
    const at = desk.clock.now();
    await tx.$queryRaw`SELECT "place" FROM "DigestSchedule" WHERE "place" = ${place} FOR UPDATE`;
    const schedule = await tx.digestSchedule.findUnique({ where: { place } });
    if (!schedule || schedule.nextAt > at) return false;
    const today = desk.calendar.localDay(at);
    // A day that is over gets none any more; today's is late at worst.
    const before = new Date(desk.calendar.at(today, '00:00').getTime() - 1);
    const dueToday = nextDigestAt(desk.calendar, schedule, before);
    if (dueToday <= at && (await claimDay(tx, place, today, at))) {
      await oweDigest(tx, desk, place, at, `digest:${today}`);
    }
    await tx.digestSchedule.update({
      where: { place },
      data: { nextAt: nextDigestAt(desk.calendar, schedule, at) },
    });
    return true;
  });
  if (due) desk.wake();
  return due;
}

async function claimDay(tx: Tx, place: string, day: string, at: Date): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO "DigestRun" ("place", "day", "at") VALUES (${place}, ${day}, ${at}) ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

async function oweDigest(tx: Tx, desk: Desk, place: string, at: Date, anchor: string): Promise<void> {
  const [first, ...rest] = digestCards(desk.calendar, await collectDigest(tx, desk.calendar, at));
  if (!first) return;
  await owe(tx, at, { place, mode: 'anchor', anchor, card: first });
  for (const card of rest) await owe(tx, at, { place, mode: 'reply', anchor, card });
}

async function refuseOthers(tx: Tx, by: By, place: string): Promise<void> {
  const schedule = await tx.digestSchedule.findUnique({ where: { place } });
  if (!schedule || schedule.setById === by.person?.id) return;
  const names = await loadNames(tx, [schedule.setById]);
  requireLead(by, `change the digest that ${nameOf(names, schedule.setById)} set here`);
}
