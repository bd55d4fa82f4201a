import { z } from 'zod';
import { Prisma } from '../../db/client.ts';
import { reopen } from '../../delivery/destination.ts';
import { hasAnchorSql } from '../../delivery/has-anchor.ts';
import { Fault } from '../../errors.ts';
import type { By, Desk } from '../desk.ts';
import { matches, ticketFilter } from '../lists/filter.ts';
import { perform } from '../perform.ts';
import type { TicketState } from '../state.ts';
import type { EventType, TicketEvent } from '../ticket-event.ts';
import { isInChannel, type LevelName, levelNames, levels } from './levels.ts';
import { topics } from './topics.ts';

/**
 * Returns the key of a ticket's headline. The headline is the message in a channel that always shows the ticket's
 * current state.
 */
export function headlineKey(ticketNumber: number): string {
  return `ticket:${ticketNumber}`;
}

/** Which updates a subscription asks for. */
const wishSchema = z.object({
  /** How much of it the channel hears, beside the threads. */
  level: z.enum(levelNames).default('threads'),
  /** Names of topics. Null: every topic. */
  topics: z.array(z.string()).nullable(),
  /** Which tickets the updates are about. Null: every ticket. */
  filter: ticketFilter.nullable(),
});

export type Wish = z.infer<typeof wishSchema>;

/** A subscription as someone typed it: its level, and the rest of the command. */
export interface Asked {
  level: LevelName;
  said: string;
}

/**
 * Subscribes a place, which replaces its previous subscription. Returns the previous subscription as it was written,
 * or null if there was none. Call it only for a place that may get posts. Throws a `Fault` if the new subscription is the same as the previous one.
 */
export async function subscribe(
  desk: Desk,
  by: By,
  place: string,
  wish: Wish,
  said: string,
): Promise<Asked | null> {
  return perform(desk, by, async (tx, at) => {
    await reopen(tx, place);
    const data = { byId: by.person?.id ?? '', at, said, wish };
    // Someone may delete the existing subscription before this code locks it. If so, try again.
    while (
      (await tx.subscription.createMany({ data: { place, ...data }, skipDuplicates: true })).count === 0
    ) {
      await tx.$queryRaw`SELECT "place" FROM "Subscription" WHERE "place" = ${place} FOR UPDATE`;
      const before = await tx.subscription.findUnique({ where: { place } });
      if (!before) continue;
      const level = levelOf(before.wish);
      if (before.said === said && level === wish.level)
        throw new Fault('This channel already has that subscription.', { example: 'unsubscribe' });
      await tx.subscription.update({ where: { place }, data });
      return { level, said: before.said };
    }
    return null;
  });
}

/** A place's subscription. Null if there is none, or if it can't be read. */
export async function readSubscription(
  { database }: Pick<Desk, 'database'>,
  place: string,
): Promise<{ wish: Wish; said: string } | null> {
  const row = await database.client.subscription.findUnique({ where: { place } });
  const wish = readWishOf(row?.wish);
  return row && wish ? { wish, said: row.said } : null;
}

/** The command that makes a subscription again. */
export function toSubscribe({ level, said }: Asked): string {
  return `subscribe ${level} ${said}`.trim();
}

/** Reads a stored wish. Undefined for one that can't be read, which a newer release may have stored. */
export function readWishOf(wish: unknown): Wish | undefined {
  return wishSchema.safeParse(wish).data;
}

/** The level of a stored wish. */
export function levelOf(wish: unknown): LevelName {
  return readWishOf(wish)?.level ?? 'threads';
}

/** Ends a subscription. Throws a `Fault` if there is none. */
export async function unsubscribe(desk: Desk, by: By, place: string): Promise<void> {
  await perform(desk, by, async (tx) => {
    const { count } = await tx.subscription.deleteMany({ where: { place } });
    if (count === 0) throw new Fault("This channel isn't subscribed.", { example: 'subscribe' });
  });
}

/** A place that is told about an event. */
export interface Listener {
  place: string;
  level: LevelName;
  /** Whether the ticket has a headline there. If not, this event posts it. */
  hasHeadline: boolean;
  /** Whether the headline's thread gets a line. If not, only the headline is updated. */
  line: boolean;
}

/** SQL that reads all subscriptions for an event of a ticket. It runs as part of the statement that writes a change. */
export function everySubscription(ticketNumber: number): Prisma.Sql {
  const here = Prisma.sql`s."place"`;
  return Prisma.sql`
    SELECT s."place", s."wish", s."at", ${hasAnchorSql(here, headlineKey(ticketNumber))} AS "hasHeadline"
    FROM "Subscription" s ORDER BY s."place"`;
}

const subscriptionRows = z.array(
  z.object({ place: z.string(), wish: z.unknown(), at: z.coerce.date(), hasHeadline: z.boolean() }),
);

/**
 * Finds the places to tell about an event of a ticket. Logs and skips a subscription that can't be read, so that the
 * change still succeeds.
 *
 * @param subscriptions what `everySubscription` returned
 * @param state the ticket after the event
 */
export function findListeners(
  { logger }: Pick<Desk, 'logger'>,
  subscriptions: unknown,
  state: TicketState,
  event: TicketEvent,
  { by, at }: { by: By; at: Date },
): Listener[] {
  const listeners = subscriptionRows.parse(subscriptions).map(({ place, wish, at: since, hasHeadline }) => {
    const read = wishSchema.safeParse(wish);
    if (!read.success) {
      logger.error({ err: read.error, place }, 'a subscription cannot be read');
      return { place, level: 'quiet' as const, hasHeadline, line: false };
    }
    const { level } = read.data;
    const posts =
      levels[level].posts === 'any' ||
      isInChannel(level, state, event) ||
      (by.person !== null && (state.ticket.openedAt >= since || event.type === 'phase'));
    return {
      place,
      level,
      hasHeadline,
      line: (hasHeadline || posts) && hears(read.data, state, event.type, at),
    };
  });
  return listeners.filter(({ line, hasHeadline }) => line || hasHeadline);
}

/** Whether a subscription is about an event of a ticket. */
export function hears(wish: Wish, state: TicketState, type: EventType, at: Date): boolean {
  const isTopic = topics.some(
    ({ name, events }) => events.includes(type) && (wish.topics?.includes(name) ?? true),
  );
  return isTopic && (wish.filter === null || matches(wish.filter, state, at));
}
