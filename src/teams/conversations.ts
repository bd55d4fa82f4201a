import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { TeamsConversation, TeamsMember } from '../db/generated/client.ts';
import { conversationOf, type Heard, tenantOf } from './activity.ts';
import { toId } from './ids.ts';

/** Where the bot can post, and where people can be asked about. Outlives the process. */
export interface Conversations {
  /** Every activity tells where its conversation is now, and who is there. */
  remember(heard: Heard): Promise<void>;
  /** The bot has been removed, or may not post any more. @param reason for a person to read */
  retire(place: string, reason: string): Promise<void>;
  /** @param id of a place, or of a person: the conversation with them */
  find(id: string): Promise<TeamsConversation | null>;
  member(id: string): Promise<{ userId: string; conversation: TeamsConversation } | null>;
  /** Whether a message is a ticket's or a digest's own, which is kept current. */
  isKept(place: string, messageId: string | undefined): Promise<boolean>;
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
}: {
  database: Database;
  clock: Clock;
}): Conversations {
  const { teamsConversation, teamsMember } = database.client;

  async function learn({ id, userId, place }: TeamsMember): Promise<void> {
    const data = { userId, place };
    await teamsMember.upsert({ where: { id }, create: { id, ...data }, update: data });
  }

  return {
    async remember(heard) {
      const place = toId(conversationOf(heard));
      const { aadObjectId, id: userId } = heard.from;
      const kind = heard.conversation.conversationType;
      const withId = kind === 'personal' && aadObjectId ? toId(aadObjectId) : null;
      const data = {
        kind,
        tenantId: tenantOf(heard),
        serviceUrl: heard.serviceUrl,
        botId: heard.recipient.id,
        withId,
        seenAt: clock.now(),
        retired: null,
      };
      await teamsConversation.upsert({ where: { place }, create: { place, ...data }, update: data });
      if (aadObjectId) await learn({ id: toId(aadObjectId), userId, place });
    },
    async retire(place, reason) {
      await teamsConversation.updateMany({ where: { place }, data: { retired: reason } });
    },
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
    async isKept(place, messageId) {
      if (!messageId) return false;
      return (await database.client.anchor.count({ where: { place, messageId } })) > 0;
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
