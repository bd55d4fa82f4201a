import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';
import type { TeamsConversation, TeamsMember } from '../../db/generated/client.ts';
import type { Logger } from '../../logger.ts';
import { conversationOf, type Heard, tenantOf } from '../activity.ts';
import { toId } from '../ids.ts';
import { type Departure, departureOf, teamRegained } from './departure.ts';

/** What the bot learns about a person in Teams. */
type Learned = Omit<TeamsMember, 'zone'> & { zone?: string };

/** The conversations and people that the bot knows. They're stored, so they survive a restart. */
export interface Conversations {
  /**
   * Stores an activity's conversation and sender, and allows posts to the conversation. If the activity says that the
   * bot was removed, stops posts instead.
   */
  hear(heard: Heard): Promise<void>;
  /**
   * Stores a chat that the bot opened with a person.
   * @param near another conversation with that person
   */
  open(person: string, conversationId: string, near: TeamsConversation): Promise<TeamsConversation>;
  /**
   * Stops posts to a conversation, or to all conversations of a team.
   * @param from the id of the conversation or team
   * @param reason why, in words for people
   */
  retire(from: string, reason: string): Promise<void>;
  /** Finds a conversation by its id. A person's id finds the bot's chat with that person. */
  find(id: string): Promise<TeamsConversation | null>;
  member(
    id: string,
  ): Promise<{ userId: string; zone: string | null; conversation: TeamsConversation } | null>;
  /** Whether the courier delivered a message, such as a ticket's card, a digest, or a reminder. */
  isDelivered(place: string, messageId: string): Promise<boolean>;
  /** Finds a person's id by their Teams user id (`29:…`). */
  memberByUserId(userId: string): Promise<string | null>;
  /** Finds the time zones of the people who have written to the bot. */
  zones(): Promise<string[]>;
  /** Stores a person who was found in a roster. */
  learn(member: Learned): Promise<void>;
  /** Returns up to `most` conversations with several people. The most recently active one comes first. */
  shared(most: number): Promise<TeamsConversation[]>;
}

export function createConversations({
  database,
  clock,
  logger,
}: {
  database: Database;
  clock: Clock;
  logger: Logger;
}): Conversations {
  const { teamsConversation, teamsMember } = database.client;

  async function remember(heard: Heard): Promise<void> {
    const { from, conversation, channelData, serviceUrl, recipient } = heard;
    const place = toId(conversationOf(heard));
    const kind = conversation.conversationType;
    const id = from.aadObjectId ? toId(from.aadObjectId) : null;
    const name = channelData.channel?.name ?? conversation.name;
    const data = {
      kind,
      tenantId: tenantOf(heard),
      serviceUrl,
      botId: recipient.id,
      withId: kind === 'personal' ? id : null,
      teamId: channelData.team ? toId(channelData.team.id) : null,
      // If the activity has no name, the stored name stays.
      ...(name ? { name } : {}),
      seenAt: clock.now(),
      retired: null,
    };
    if (heard.type !== 'invoke')
      await teamsConversation.upsert({ where: { place }, create: { place, ...data }, update: data });
    else if (!(await isStillOpen(place, data))) return;
    if (id) await learn({ id, userId: from.id, place, zone: heard.localTimezone });
  }

  /**
   * Updates a conversation that the bot is in. Resolves to false if it isn't. People also use message extensions, and press the
   * buttons of cards that came from one, in conversations without the bot.
   */
  async function isStillOpen(place: string, data: { serviceUrl: string; seenAt: Date }): Promise<boolean> {
    const { count } = await teamsConversation.updateMany({ where: { place, retired: null }, data });
    return count > 0;
  }

  async function learn({ id, userId, place, zone }: Learned): Promise<void> {
    // Without a zone, the stored zone stays.
    const data = { userId, place, ...(zone ? { zone } : {}) };
    await teamsMember.upsert({ where: { id }, create: { id, ...data }, update: data });
  }

  async function retire({ from, reason }: Departure): Promise<void> {
    const where = { OR: [{ place: from }, { teamId: from }] };
    const { count } = await teamsConversation.updateMany({ where, data: { retired: reason } });
    logger.warn({ from, reason, conversations: count }, 'a conversation is closed to the bot');
  }

  return {
    async hear(heard) {
      const departure = departureOf(heard);
      await remember(heard);
      if (departure) return retire(departure);
      const teamId = teamRegained(heard);
      if (teamId) await teamsConversation.updateMany({ where: { teamId }, data: { retired: null } });
    },
    async open(person, conversationId, { tenantId, serviceUrl, botId }) {
      const place = toId(conversationId);
      const seenAt = clock.now();
      const data = { kind: 'personal', tenantId, serviceUrl, botId, withId: person, seenAt, retired: null };
      return teamsConversation.upsert({ where: { place }, create: { place, ...data }, update: data });
    },
    retire: (from, reason) => retire({ from, reason }),
    find: (id) =>
      teamsConversation.findFirst({
        where: { OR: [{ place: id }, { withId: id }] },
        orderBy: [{ retired: { sort: 'asc', nulls: 'first' } }, { seenAt: 'desc' }],
      }),
    async member(id) {
      const member = await teamsMember.findUnique({ where: { id } });
      const conversation = member && (await teamsConversation.findUnique({ where: { place: member.place } }));
      return member && conversation ? { userId: member.userId, zone: member.zone, conversation } : null;
    },
    async isDelivered(place, messageId) {
      // Deliveries are forgotten after some weeks, but a headline stays the headline.
      const { delivery, anchor } = database.client;
      const where = { place, messageId };
      return (await delivery.count({ where })) > 0 || (await anchor.count({ where })) > 0;
    },
    async memberByUserId(userId) {
      return (await teamsMember.findFirst({ where: { userId } }))?.id ?? null;
    },
    async zones() {
      const found = await teamsMember.groupBy({ by: ['zone'] });
      return found.flatMap(({ zone }) => zone ?? []);
    },
    learn,
    shared: (most) =>
      teamsConversation.findMany({
        where: { kind: { not: 'personal' }, retired: null },
        orderBy: { seenAt: 'desc' },
        take: most,
      }),
  };
}
