/** Keeps the messages with a ticket's runbook current: docs/rules.md, "The runbook". */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { earliest } from '../../clock.ts';
import { Prisma, type Tx } from '../../db/client.ts';
import { jsonMoment } from '../../db/json-moment.ts';
import { hasAnchorSql } from '../../delivery/has-anchor.ts';
import { type Message, withEvent } from '../../delivery/message.ts';
import { type Owed, owe } from '../../delivery/owe.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { dayMs } from '../../time/local-time.ts';
import { headlineParts } from '../announcements/event-words.ts';
import { headlineKey, hears, readWishOf } from '../announcements/subscriptions.ts';
import { headlineCard } from '../cards/ticket-card.ts';
import { agreedOf, agreedSql } from '../clocks/agreed-dates.ts';
import type { Desk } from '../desk.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { loadPlanned } from './recorded-contacts.ts';
import { longestPause, runbookOf } from './runbook-card.ts';
import { postsAt } from './runbook-days.ts';

/** More days than a runbook can be posted before its date, with all days off. */
const mostAhead = 30;

/** Fewer days than a runbook is posted before its date. */
const leastAhead = 6;

/** How many dates are read to find the next one whose runbook is posted. Only those of a day or two come before it. */
const mostRead = 500;

/** The key of a ticket's runbook. */
export function runbookKey(ticketNumber: number): string {
  return `runbook:${ticketNumber}`;
}

/** SQL that finds the runbooks that may have changed, and the agreed dates ahead that have no runbook yet. */
export function runbooksSql(at: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT t."number", NULL::timestamptz AS "agreed" FROM "Runbook" r JOIN "Ticket" t ON t."number" = r."ticketNumber"
    WHERE r."lookAt" <= ${at} OR r."lookAt" > ${new Date(at.getTime() + longestPause)} OR r."event" <> t."lastEvent"
      OR r."dnsFacts" IS DISTINCT FROM t."dnsFacts"
    UNION ALL
    SELECT t."number", ${agreedSql} FROM "Ticket" t
    WHERE t."status" = 'open' AND ${withoutRunbook} AND ${agreedSql} > ${at}
      AND ${agreedSql} < ${new Date(at.getTime() + mostAhead * dayMs)}`;
}

export const runbookRows = z.array(z.object({ number: z.int(), agreed: jsonMoment.nullable() }));

/** The tickets whose runbook has to be posted, or may have changed or ended. */
export function dueRunbooks(
  { calendar, clock }: Pick<Desk, 'calendar' | 'clock'>,
  found: z.infer<typeof runbookRows>,
): number[] {
  const at = clock.now();
  return found
    .filter(({ agreed }) => agreed === null || postsAt(calendar, agreed) <= at)
    .map(({ number }) => number);
}

const withoutRunbook = Prisma.sql`NOT EXISTS (SELECT FROM "Runbook" r WHERE r."ticketNumber" = t."number")`;

/**
 * The next time when a runbook is due to be posted. Null if there is none. Its words change more often, but whoever moves the clock
 * only sees the last words, and each run of the jobs draws them.
 */
export async function nextRunbook(
  { calendar }: Pick<Desk, 'calendar'>,
  tx: Tx,
  after: Date,
): Promise<Date | null> {
  const rows = agreedRows.parse(
    await tx.$queryRaw`
      SELECT ${agreedSql} AS "agreed" FROM "Ticket" t
      WHERE t."status" = 'open' AND ${withoutRunbook} AND ${agreedSql} > ${new Date(after.getTime() + leastAhead * dayMs)}
      ORDER BY ${agreedSql} LIMIT ${mostRead}`,
  );
  const posts = rows.map(({ agreed }) => postsAt(calendar, agreed)).filter((moment) => moment > after);
  return earliest(posts);
}

const agreedRows = z.array(z.object({ agreed: z.date() }));

/**
 * Brings the messages with a ticket's runbook up to date: one in each channel that hears of the ticket's details, in the thread
 * of the ticket's message. A channel without that message gets it first. Does nothing if another replica has done it.
 */
export async function keepRunbook(desk: Desk, number: number): Promise<void> {
  const isOwed = await desk.database.transaction(async (tx) => {
    const at = desk.clock.now();
    const isNew = await claim(tx, at, number);
    const before = await lock(tx, number);
    if (!before) return false;
    const planned = await loadPlanned(desk, tx, number);
    const { state } = planned;
    const { card, changesAt, isOver } = runbookOf(desk.calendar, planned, at);
    // The first message of a new runbook doesn't replace the last one of an earlier runbook.
    if (isNew) await tx.anchor.deleteMany({ where: { key: runbookKey(number) } });
    const drawn = createHash('sha256').update(JSON.stringify(card)).digest('hex');
    const places = await findPlaces(tx, state, at);
    const message = messageOf(desk.calendar, state, card, at);
    const owed = places
      .filter(({ hasRunbook }) => !hasRunbook || drawn !== before.drawn)
      // A runbook that ends isn't posted anywhere.
      .filter(({ hasRunbook }) => hasRunbook || !isOver);
    await owe(
      tx,
      at,
      owed.flatMap(({ place, hasHeadline }): Owed[] => [
        ...(hasHeadline ? [] : [headlineFor(desk, state, place, at)]),
        {
          place,
          mode: 'anchor',
          anchor: runbookKey(number),
          thread: headlineKey(number),
          card: message,
        },
      ]),
    );
    if (isOver && !isKept(state, at)) await tx.runbook.delete({ where: { ticketNumber: number } });
    else
      await tx.runbook.update({
        where: { ticketNumber: number },
        data: { event: state.ticket.lastEvent, drawn, lookAt: changesAt },
      });
    return owed.length > 0;
  });
  if (isOwed) desk.wake();
}

/** The ticket's own message, for a channel that has subscribed since the ticket last changed. */
function headlineFor(desk: Desk, state: TicketState, place: string, at: Date): Owed {
  const card = withEvent(headlineCard(desk, state, at), ...headlineParts(state));
  return { place, mode: 'anchor', anchor: headlineKey(state.ticket.number), card };
}

/** Whether a runbook stays current although everything is done: its date is still ahead, so that a step may reopen. */
function isKept({ ticket }: TicketState, at: Date): boolean {
  const agreed = agreedOf(ticket);
  return ticket.status === 'open' && agreed !== null && agreed.at > at;
}

/** Adds the row of a ticket's runbook. Returns false if it has one. */
async function claim(tx: Tx, at: Date, ticketNumber: number): Promise<boolean> {
  const data = { ticketNumber, event: 0, drawn: '', lookAt: at };
  const { count } = await tx.runbook.createMany({ data, skipDuplicates: true });
  return count === 1;
}

const locked = z.array(z.object({ drawn: z.string() }));

/**
 * Locks the row of a runbook, and remembers what the ticket now stores about DNS, as it is stored: an earlier version may have
 * stored other facts than the ones we read. Call it before the ticket is read, so that a later change is drawn, too.
 */
async function lock(tx: Tx, number: number): Promise<{ drawn: string } | undefined> {
  const rows = await tx.$queryRaw`
    UPDATE "Runbook" r SET "dnsFacts" = t."dnsFacts" FROM "Ticket" t
    WHERE r."ticketNumber" = ${number} AND t."number" = ${number}
    RETURNING r."drawn"`;
  return locked.parse(rows)[0];
}

function messageOf(
  calendar: Calendar,
  { ticket }: TicketState,
  card: Message | Omit<Message, 'event'>,
  at: Date,
): Message {
  const agreed = agreedOf(ticket);
  const about = { ...card, about: ticketKey(ticket) };
  if (!agreed) return withEvent(about, 'Runbook of ', { free: ticket.domain });
  const when = momentWords(calendar, agreed.at, at);
  return withEvent(about, `Runbook: ${agreed.field} of `, { free: ticket.domain }, ` ${when}`);
}

const placeRows = z.array(
  z.object({ place: z.string(), wish: z.unknown(), hasHeadline: z.boolean(), hasRunbook: z.boolean() }),
);

/** The places whose messages have the runbook, or get it because they hear of the ticket's details. */
async function findPlaces(
  tx: Tx,
  state: TicketState,
  at: Date,
): Promise<{ place: string; hasHeadline: boolean; hasRunbook: boolean }[]> {
  const { number } = state.ticket;
  const here = Prisma.sql`s."place"`;
  const rows = placeRows.parse(
    await tx.$queryRaw`
      SELECT s."place", s."wish", ${hasAnchorSql(here, headlineKey(number))} AS "hasHeadline",
        ${hasAnchorSql(here, runbookKey(number))} AS "hasRunbook"
      FROM "Subscription" s ORDER BY s."place"`,
  );
  return rows.filter(({ wish: stored, hasRunbook }) => {
    const wish = readWishOf(stored);
    return hasRunbook || (wish !== undefined && hears(wish, state, 'fields', at));
  });
}
