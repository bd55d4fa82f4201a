import type { Tx } from '../../db/client.ts';
import { owe } from '../../delivery/owe.ts';
import { dayMs } from '../../time/local-time.ts';
import type { Desk } from '../desk.ts';
import { transact } from '../perform.ts';
import { readStates } from '../read-states.ts';
import { dailyCard, type News } from './daily-card.ts';
import { daily, levels } from './levels.ts';
import { hears, readWishOf } from './subscriptions.ts';

/** What happened to a ticket, as an event records it. */
interface Happened {
  ticketNumber: number;
  type: News['type'];
  at: Date;
}

/**
 * Tells each channel that wants one message a day what was escalated since its last message. The first event of a day
 * posts the message, and each later one is added to it.
 */
export async function tellDaily(desk: Desk): Promise<void> {
  const now = desk.clock.now();
  const recent = await readDaily(desk.database.client, new Date(now.getTime() - dayMs));
  const newest = recent.at(-1);
  if (!newest) return;
  const places = await desk.database.client.subscription.findMany({
    where: { at: { lt: newest.at }, OR: [{ escalationsTold: null }, { escalationsTold: { lt: newest.at } }] },
    orderBy: { place: 'asc' },
  });
  for (const { place, wish } of places) {
    const level = readWishOf(wish)?.level;
    if (level && levels[level].hasDaily) await tellPlace(desk, place);
  }
}

async function tellPlace(desk: Desk, place: string): Promise<void> {
  await transact(desk, async (tx, at) => {
    await tx.$queryRaw`SELECT 1 FROM "Subscription" WHERE "place" = ${place} FOR UPDATE`;
    const row = await tx.subscription.findUnique({ where: { place } });
    const wish = readWishOf(row?.wish);
    if (!row || !wish) return;
    const { calendar } = desk;
    const day = calendar.localDay(at);
    const told = row.escalationsTold ?? row.at;
    const known = await readDaily(tx, new Date(Math.max(row.at.getTime(), at.getTime() - dayMs)));
    // The last ones of yesterday may not have been told before midnight.
    const wanted = known.filter((one) => one.at > told || calendar.localDay(one.at) === day);
    const states = await readStates(
      desk,
      tx,
      wanted.map(({ ticketNumber }) => ticketNumber),
    );
    const heard = wanted.flatMap((one) => {
      const state = states.get(one.ticketNumber);
      return state && hears(wish, state, one.type, at) ? [{ ...one, state }] : [];
    });
    await tx.subscription.update({ where: { place }, data: { escalationsTold: known.at(-1)?.at ?? at } });
    // A ticket has one line, about its latest event.
    const [first, ...others] = new Map(heard.map((one) => [one.ticketNumber, one])).values();
    if (!first || !heard.some((one) => one.at > told)) return;
    const card = dailyCard(calendar, day, [first, ...others], at);
    await owe(tx, at, [{ place, mode: 'anchor', anchor: `escalations:${day}`, card }]);
  });
}

/** What happened later than `after`, oldest first. */
async function readDaily(tx: Tx, after: Date): Promise<Happened[]> {
  const rows = await tx.event.findMany({
    where: { type: { in: [...daily] }, at: { gt: after } },
    select: { ticketNumber: true, type: true, at: true },
    orderBy: [{ at: 'asc' }, { ticketNumber: 'asc' }, { seq: 'asc' }],
  });
  return rows as Happened[];
}
