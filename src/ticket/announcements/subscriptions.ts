import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import { anchoredPlaces } from '../../delivery/anchored-places.ts';
import { reopen } from '../../delivery/destination.ts';
import { Fault } from '../../errors.ts';
import type { By, Desk } from '../desk.ts';
import { matches, ticketFilter } from '../lists/filter.ts';
import { perform } from '../perform.ts';
import type { TicketState } from '../state.ts';
import type { EventType } from '../ticket-event.ts';
import { headlineKey } from './announce.ts';
import { topics } from './topics.ts';

/** Which updates a subscription asks for. */
const wishSchema = z.object({
  /** Names of topics. Null: every topic. */
  topics: z.array(z.string()).nullable(),
  /** Which tickets the updates are about. Null: every ticket. */
  filter: ticketFilter.nullable(),
});

export type Wish = z.infer<typeof wishSchema>;

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
): Promise<string | null> {
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
      if (before.said === said)
        throw new Fault('This channel already has that subscription.', { example: 'unsubscribe' });
      await tx.subscription.update({ where: { place }, data });
      return before.said;
    }
    return null;
  });
}

/** Ends a subscription. Throws a `Fault` if there is none. */
export async function unsubscribe(desk: Desk, by: By, place: string): Promise<void> {
  await perform(desk, by, async (tx) => {
    const { count } = await tx.subscription.deleteMany({ where: { place } });
    if (count === 0) throw new Fault("This channel isn't subscribed.", { example: 'subscribe' });
  });
}

/** A place that is told about an event. Without `line`, only the ticket's headline in that place is updated. */
export interface Listener {
  place: string;
  line: boolean;
}

/** SQL that reads all subscriptions. It runs as part of the statement that writes a change. */
export const everySubscription = Prisma.sql`SELECT "place", "wish" FROM "Subscription" ORDER BY "place"`;

const subscriptionRows = z.array(z.object({ place: z.string(), wish: z.unknown() }));

/**
 * Finds the places to tell about an event of a ticket. Logs and skips a subscription that can't be read, so that the
 * change still succeeds.
 *
 * @param subscriptions what `everySubscription` returned
 * @param state the ticket after the event
 */
export async function findListeners(
  tx: Tx,
  { logger }: Pick<Desk, 'logger'>,
  subscriptions: unknown,
  state: TicketState,
  type: EventType,
  at: Date,
): Promise<Listener[]> {
  const listeners = subscriptionRows.parse(subscriptions).map(({ place, wish }) => {
    const read = wishSchema.safeParse(wish);
    if (!read.success) logger.error({ err: read.error, place }, 'a subscription cannot be read');
    return { place, line: read.success && hears(read.data, state, type, at) };
  });
  const others = listeners.filter(({ line }) => !line).map(({ place }) => place);
  const kept = await anchoredPlaces(tx, headlineKey(state.ticket.number), others);
  return listeners.filter(({ line, place }) => line || kept.has(place));
}

function hears(wish: Wish, state: TicketState, type: EventType, at: Date): boolean {
  const isTopic = topics.some(
    ({ name, events }) => events.includes(type) && (wish.topics?.includes(name) ?? true),
  );
  return isTopic && (wish.filter === null || matches(wish.filter, state, at));
}
