import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';
import type { TeamsConversation, TeamsMember } from '../../db/generated/client.ts';
import type { Logger } from '../../logger.ts';
import { conversationOf, type Heard, tenantOf } from '../activity.ts';
import { toId } from '../ids.ts';
import { type Departure, departureOf, teamRegained } from './departure.ts';

/** The conversations and people that the bot knows. They're stored, so they survive a restart. */
export interface Conversations {
  /** Learns from an activity where its conversation is and who sent it, or that the bot was removed. */
  hear(heard: Heard): Promise<void>;
  /**
   * Stores a chat that the bot opened with a person.
   * @param near another conversation with that person
   */
  open(person: string, conversationId: string, near: TeamsConversation): Promise<TeamsConversation>;
  /**
   * Stops posts to a place.
   * @param from a place, or a team, which stands for all its places
   * @param reason why, in words for people
   */
  retire(from: string, reason: string): Promise<void>;
  /** Finds a conversation by its place. A person's id finds the chat with that person. */
  find(id: string): Promise<TeamsConversation | null>;
  member(id: string): Promise<{ userId: string; conversation: TeamsConversation } | null>;
  /** Whether the courier delivered a message, such as a ticket's card, a digest, or a reminder. */
  isDelivered(place: string, messageId: string): Promise<boolean>;
  /** Finds a person's id by their Teams user id (`29:…`). */
  memberByUserId(userId: string): Promise<string | null>;
  /** Stores a person who was found in a roster. */
  learn(member: TeamsMember): Promise<void>;
  /** Returns the most recently active conversations with several people, most recent first. */
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
      // Keeps the stored name, because some activities have no name.
      ...(name ? { name } : {}),
      seenAt: clock.now(),
      retired: null,
    };
    await teamsConversation.upsert({ where: { place }, create: { place, ...data }, update: data });
    if (id) await learn({ id, userId: from.id, place });
  }

  async function learn({ id, userId, place }: TeamsMember): Promise<void> {
    const data = { userId, place };
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
      return member && conversation ? { userId: member.userId, conversation } : null;
    },
    async isDelivered(place, messageId) {
      return (await database.client.delivery.count({ where: { place, messageId } })) > 0;
    },
    async memberByUserId(userId) {
      return (await teamsMember.findFirst({ where: { userId } }))?.id ?? null;
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
