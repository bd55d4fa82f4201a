import { z } from 'zod';
import type { TeamsConversation } from '../../db/generated/client.ts';
import type { Found, Profile } from '../../people/directory.ts';
import { within } from '../../within.ts';
import { statusOf } from '../connection/errors.ts';
import type { Outlet } from '../connection/outlet.ts';
import { toId } from '../ids.ts';
import type { Conversations } from './conversations.ts';

/** Finds out who is in a conversation. Stores each person it finds, together with the conversation. */
export interface Roster {
  /**
   * Finds a person by AAD object id or Teams user id. Null if the person isn't in the conversation. Rejects if Teams
   * doesn't answer.
   */
  member(of: TeamsConversation, anyId: string): Promise<Found | null>;
  /** Finds all people who match. Rejects if Teams doesn't answer. */
  search(of: TeamsConversation, fits: (one: Found) => boolean): Promise<Found[]>;
  /**
   * Finds a mentioned person's id. Null if the person isn't found, or if Teams doesn't answer in time.
   * @param userId the Teams user id, `29:…`
   */
  idOf(place: string, userId: string): Promise<string | null>;
}

const shape = z.object({
  id: z.string(),
  name: z.string().catch('someone'),
  // Some of the Connector's calls return `aadObjectId`, others `objectId`.
  aadObjectId: z.string().optional().catch(undefined),
  objectId: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  userPrincipalName: z.string().optional().catch(undefined),
  tenantId: z.string().optional(),
  userRole: z.string().optional(),
});

type Member = z.infer<typeof shape>;

/** The maximum number of members to read per page (Teams allows 500), and of pages per conversation. */
const most = { members: 500, pages: 4 };

/**
 * @param options.tenantId the bot's own tenant. People from other tenants have no access
 * @param options.askWithin how long a command waits for the id of a mentioned person, in ms
 */
export function createRoster(options: {
  conversations: Conversations;
  outlet: Outlet;
  tenantId: string;
  askWithin: number;
}): Roster {
  const { conversations, outlet, tenantId, askWithin } = options;

  function toFound(given: unknown): (Found & { userId: string }) | null {
    const member = shape.safeParse(given).data;
    const externalId = member?.aadObjectId || member?.objectId;
    return externalId ? { externalId, userId: member.id, profile: toProfile(member, tenantId) } : null;
  }

  async function learn(of: TeamsConversation, one: Found & { userId: string }): Promise<Found> {
    const { externalId, userId, profile } = one;
    await conversations.learn({ id: toId(externalId), userId, place: of.place });
    return { externalId, profile };
  }

  async function member(of: TeamsConversation, anyId: string): Promise<Found | null> {
    const found = toFound(await outlet.member(of, anyId));
    return found && learn(of, found);
  }

  async function ask(place: string, userId: string): Promise<string | null> {
    const of = await conversations.find(place);
    const found = of && (await member(of, userId));
    return found ? toId(found.externalId) : null;
  }

  return {
    member,
    async search(of, fits) {
      const fitting: (Found & { userId: string })[] = [];
      let token: string | undefined;
      for (let pages = 0; pages < most.pages && (pages === 0 || token); pages++) {
        const page = await readPage(outlet, of, token);
        fitting.push(
          ...page.members
            .map(toFound)
            .filter((one) => one !== null)
            .filter(fits),
        );
        token = page.token;
      }
      return Promise.all(fitting.map((one) => learn(of, one)));
    },
    async idOf(place, userId) {
      const known = await conversations.memberByUserId(userId);
      if (known) return known;
      return within(askWithin, ask(place, userId)).catch(() => null);
    },
  };
}

/** Reads one page of members. Empty if the bot was removed from the conversation. */
async function readPage(outlet: Outlet, of: TeamsConversation, token: string | undefined) {
  try {
    return await outlet.members(of, most.members, token);
  } catch (error) {
    if ([403, 404].includes(statusOf(error) ?? 0)) return { members: [] };
    throw error;
  }
}

function toProfile(found: Member, tenantId: string): Profile {
  const email = found.email || found.userPrincipalName;
  return {
    name: found.name,
    fullName: null,
    email: email?.includes('@') ? email.toLowerCase() : null,
    refusal: refusalOf(found, tenantId),
    admin: false,
    // Teams names the zone only in a person's own messages, which conversations.ts reads.
    zone: null,
  };
}

function refusalOf({ tenantId, userRole }: Member, own: string): string | null {
  if (userRole === 'guest') return 'guests';
  if (userRole === 'anonymous') return 'people who are not signed in';
  if (userRole === 'bot') return 'bots';
  return tenantId && tenantId.toLowerCase() !== own.toLowerCase() ? 'people from other companies' : null;
}
