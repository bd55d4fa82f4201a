import type { Tx } from '../db/client.ts';
import type { Calendar } from './calendar.ts';
import { dayMs } from './local-time.ts';
import { type Ticket, ticketKey } from './state.ts';
import { listWords } from './words.ts';

/** What speaks against the agreed date of a ticket, a sentence each: warnings, which forbid nothing. */
export async function dateWarnings(tx: Tx, calendar: Calendar, ticket: Ticket): Promise<string[]> {
  const agreed = ticket.cutover ?? ticket.slot;
  if (ticket.status !== 'open' || !agreed) return [];
  const day = calendar.localDay(agreed);
  const { unavailableFrom: from, unavailableTo: to } = ticket;
  const others = await sameDay(tx, calendar, ticket, day);
  return [
    ...(others.length > 0 ? [`Its owner has ${listWords(others)} on the same day, ${day}.`] : []),
    ...(from && to && day >= from && day <= to ? [`The customer is away from ${from} to ${to}.`] : []),
  ];
}

/** The other cutovers and changes of the same owner, whose hands are full that day. */
async function sameDay(
  tx: Tx,
  calendar: Calendar,
  { number, ownerId }: Ticket,
  day: string,
): Promise<string[]> {
  if (!ownerId) return [];
  const start = calendar.at(day, '00:00');
  const within = { gte: start, lt: new Date(start.getTime() + dayMs) };
  const others = await tx.ticket.findMany({
    where: { status: 'open', ownerId, number: { not: number }, OR: [{ cutover: within }, { slot: within }] },
    orderBy: { number: 'asc' },
  });
  return others.map(ticketKey);
}
