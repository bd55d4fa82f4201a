import type { Tx } from '../../db/client.ts';
import { owe } from '../../delivery/owe.ts';
import { dayMs } from '../../time/local-time.ts';
import type { Desk } from '../desk.ts';
import { transact } from '../perform.ts';
import { readStates } from '../read-states.ts';
import { type Escalated, escalationCard } from './escalation-card.ts';
import { escalations, levels } from './levels.ts';
import { hears, readWishOf } from './subscriptions.ts';

/** An escalation, as an event records it. */
interface Escalation {
  ticketNumber: number;
  type: Escalated['type'];
  at: Date;
}

/**
 * Tells each channel that wants one message a day about the escalations that it doesn't know yet. The first one of a day
 * posts the message, and each later one is added to it.
 */
export async function tellEscalations(desk: Desk): Promise<void> {
  const now = desk.clock.now();
  const recent = await readEscalations(desk.database.client, new Date(now.getTime() - dayMs));
  const newest = recent.at(-1);
  if (!newest) return;
  const places = await desk.database.client.subscription.findMany({
    where: { at: { lt: newest.at }, OR: [{ escalationsTold: null }, { escalationsTold: { lt: newest.at } }] },
    orderBy: { place: 'asc' },
  });
  for (const { place, wish } of places) {
    const level = readWishOf(wish)?.level;
    if (level && levels[level].dailyEscalations) await tellPlace(desk, place);
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
    const known = await readEscalations(tx, new Date(Math.max(row.at.getTime(), at.getTime() - dayMs)));
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
    await tx.subscription.update({ where: { place }, data: { escalationsTold: at } });
    // A ticket that was escalated twice has one line, about the latest.
    const [first, ...others] = new Map(heard.map((one) => [one.ticketNumber, one])).values();
    if (!first || !heard.some((one) => one.at > told)) return;
    const card = escalationCard(calendar, day, [first, ...others], at);
    await owe(tx, at, [{ place, mode: 'anchor', anchor: `escalations:${day}`, card }]);
  });
}

/** The escalations later than `after`, oldest first. */
async function readEscalations(tx: Tx, after: Date): Promise<Escalation[]> {
  const rows = await tx.event.findMany({
    where: { type: { in: [...escalations] }, at: { gt: after } },
    select: { ticketNumber: true, type: true, at: true },
    orderBy: [{ at: 'asc' }, { ticketNumber: 'asc' }, { seq: 'asc' }],
  });
  return rows as Escalation[];
}
