import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';
import type { TeamsConversation, TeamsMember } from '../../db/generated/client.ts';
import type { Logger } from '../../logger.ts';
import { conversationOf, type Heard, tenantOf } from '../activity.ts';
import { toId } from '../ids.ts';
import { type Departure, departureOf, teamRegained } from './departure.ts';

/** Where the bot can post, and where people can be asked about. Outlives the process. */
export interface Conversations {
  /** Every activity tells where its conversation is now and who is there, or that the bot is no longer welcome. */
  hear(heard: Heard): Promise<void>;
  /** The bot has opened a conversation with a person itself. @param near a conversation that both are in */
  open(person: string, conversationId: string, near: TeamsConversation): Promise<TeamsConversation>;
  /** Nothing can be posted there any more. @param from a place, or a team with all its places @param reason for a person to read */
  retire(from: string, reason: string): Promise<void>;
  /** @param id of a place, or of a person: the conversation with them */
  find(id: string): Promise<TeamsConversation | null>;
  member(id: string): Promise<{ userId: string; conversation: TeamsConversation } | null>;
  /** Whether the courier brought a message: a ticket's own, a digest, a word to an owner. */
  isDelivered(place: string, messageId: string): Promise<boolean>;
  /** The person whom the bot knows by `29:…`. */
  memberByUserId(userId: string): Promise<string | null>;
  /** Someone has been found in a roster. */
  learn(member: TeamsMember): Promise<void>;
  /** Where several people are: those of which was heard last first. */
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
      // Not every activity has it.
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
    logger.warn({ from, reason, conversations: count }, 'nothing can be posted there any more');
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
