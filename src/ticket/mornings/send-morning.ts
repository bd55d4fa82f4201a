import type { Tx } from '../../db/client.ts';
import type { Morning } from '../../db/generated/client.ts';
import { owe } from '../../delivery/owe.ts';
import { findLeads } from '../../people/leads.ts';
import { mayUse } from '../../people/may-use.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { Desk } from '../desk.ts';
import { passOn } from '../notices/queue.ts';
import { type Line, takeLines } from '../notices/take-lines.ts';
import { transact } from '../perform.ts';
import { type MorningMessage, morningCard, newsCard } from './morning-cards.ts';
import { hadToday, nextDayOf, nextMorning, sinceTitle } from './morning-time.ts';
import { readView, type View } from './morning-view.ts';
import { ownCalendars } from './own-calendars.ts';

/** A person whose message may be due. */
interface Reader {
  personId: string;
  own: Calendar;
  at: Date;
}

/**
 * Sends a person the morning message if it is due: the notices that wait, and Today below them. Notices that are due later
 * on that day come without Today. Sends nothing outside the person's working hours, except notices that can't wait. Does
 * nothing if another replica has done it. What waits for someone who can't use the bot goes to the leads.
 */
export async function sendMorning(desk: Desk, personId: string): Promise<void> {
  const { client } = desk.database;
  const at = desk.clock.now();
  const own = (await ownCalendars(client, desk.calendar, [personId]))(personId);
  const reader = { personId, own, at };
  if (!(await mayUse(client, personId))) return standDown(desk, reader);
  const seen = await client.morning.findUnique({ where: { personId } });
  // Read before the transaction, because a failure must not keep the notices from being sent.
  const view = mayHaveToday(seen, reader) ? await tryToRead(desk, reader) : null;
  await transact(desk, async (tx) => {
    const row = await lockMorning(tx, personId);
    const isMorning = row.nextAt !== null && row.nextAt <= at && mayHaveToday(row, reader);
    const until = isMorning ? endOfMorning(desk.calendar, reader) : at;
    const lines = await takeLines(tx, desk, { ...reader, until });
    const today = mayHaveToday(row, reader) && view !== 'failed' ? view : null;
    const message =
      messageOf(desk, lines, today, row, reader) ?? (isMorning ? dailyMessage(today, row) : null);
    if (message) await owe(tx, at, [{ place: personId, mode: 'post', card: message.message }]);
    const sent = message && today ? { sentOn: own.localDay(at), sentAt: at } : null;
    // A morning without a message told nothing.
    const told = sent || isMorning ? (message?.told ?? []) : row.told;
    // A failed Today is read again in a minute, until the person's day is over.
    if (isMorning && view === 'failed') return;
    await planNext(tx, { ...row, ...sent, told }, reader, isMorning);
    if (isMorning && !sent && !isFor(today, row))
      await tx.morning.deleteMany({ where: { personId, ...unasked } });
  });
}

/** Gives what waits for a person to the leads, and skips the person's message. */
async function standDown(desk: Desk, { personId, own, at }: Reader): Promise<void> {
  await transact(desk, async (tx) => {
    for (const lead of await findLeads(tx, desk.leads)) await passOn(tx, personId, lead);
    await tx.notice.deleteMany({ where: { personId } });
    const where = { personId, nextAt: { lte: at } };
    await tx.morning.deleteMany({ where: { ...where, ...unasked } });
    await tx.morning.updateMany({ where, data: { nextAt: nextDayOf(own, at) } });
  });
}

function mayHaveToday(row: Morning | null, { own, at }: Reader): boolean {
  return row?.wanted !== false && own.isOpen(at) && !hadToday(row, own, at);
}

async function tryToRead(desk: Desk, { personId, at }: Reader): Promise<View | 'failed'> {
  try {
    return await readView(desk, personId, at);
  } catch (error) {
    desk.logger.error({ err: error, personId }, 'Today could not be read for the morning message');
    return 'failed';
  }
}

/** Locks a person's row, so that only one replica sends the message. Adds the row if there is none. */
async function lockMorning(tx: Tx, personId: string): Promise<Morning> {
  await tx.morning.createMany({ data: { personId }, skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM "Morning" WHERE "personId" = ${personId} FOR UPDATE`;
  return tx.morning.findUniqueOrThrow({ where: { personId } });
}

/** Until when notices belong to this message: until the team's opening hour, if the person's message comes before that. */
function endOfMorning(calendar: Calendar, { own, at }: Reader): Date {
  const opening = calendar.inZone(own.timezone).opensOn(own.localDay(at));
  return opening > at ? opening : at;
}

function messageOf(
  { calendar }: Desk,
  lines: Line[],
  view: View | null,
  row: Morning,
  { personId, own, at }: Reader,
): MorningMessage | null {
  const [first, ...others] = lines;
  if (!first) return null;
  const title = sinceTitle(row, own, at);
  if (view) return morningCard(view.today, [first, ...others], { title, told: new Set(row.told) });
  const reader = { calendar, at, id: personId, team: false };
  return { message: newsCard([first, ...others], title, reader), told: [] };
}

/** Today without notices. Null if there is nothing to do. */
function dailyMessage(view: View | null, row: Morning): MorningMessage | null {
  return isFor(view, row) ? (view?.daily ?? null) : null;
}

/** Whether a person gets Today without notices. People who own nothing and lead nobody get it only if they asked for it. */
function isFor(view: View | null, { wanted }: Morning): boolean {
  if (!view) return false;
  const { owned, reader } = view.today;
  return wanted === true || reader.lead || owned > 0;
}

/** The rows of people who chose nothing. They are deleted once these people no longer get the message. */
const unasked = { wanted: null, time: null };

async function planNext(tx: Tx, row: Morning, { own, at }: Reader, isMorning: boolean): Promise<void> {
  const { personId, sentOn, sentAt, told } = row;
  const isPlanned = row.nextAt !== null && row.nextAt > at && !hadToday(row, own, row.nextAt);
  const next = isMorning ? nextDayOf(own, at) : isPlanned ? row.nextAt : nextMorning(row, own, at);
  const nextAt = row.wanted === false ? null : next;
  await tx.morning.update({ where: { personId }, data: { nextAt, sentOn, sentAt, told } });
}
