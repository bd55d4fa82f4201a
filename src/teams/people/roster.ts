import { z } from 'zod';
import type { TeamsConversation } from '../../db/generated/client.ts';
import type { Found, Profile } from '../../people/directory.ts';
import { within } from '../../within.ts';
import { type Outlet, statusOf } from '../connection/outlet.ts';
import { toId } from '../ids.ts';
import type { Conversations } from './conversations.ts';

/** Who is in a conversation. Whoever is found is remembered with where it was. */
export interface Roster {
  /** By an AAD object id or `29:…`; null when they are not there. Rejects when Teams cannot tell. */
  member(of: TeamsConversation, anyId: string): Promise<Found | null>;
  /** Those who fit. Rejects when Teams cannot tell. */
  search(of: TeamsConversation, fits: (one: Found) => boolean): Promise<Found[]>;
  /** The id of someone who is mentioned in a place; null when Teams does not tell it in time. @param userId `29:…` */
  idOf(place: string, userId: string): Promise<string | null>;
}

const shape = z.object({
  id: z.string(),
  name: z.string().catch('someone'),
  // Some of botbuilder's calls have it under one name, some under the other.
  aadObjectId: z.string().optional().catch(undefined),
  objectId: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  userPrincipalName: z.string().optional().catch(undefined),
  tenantId: z.string().optional(),
  userRole: z.string().optional(),
});

type Member = z.infer<typeof shape>;

/** Members a page (500 is the most that Teams gives), and pages that are read of one conversation. */
const most = { members: 500, pages: 4 };

/**
 * @param options.tenantId the bot's own: who is of another may not use the desk
 * @param options.askWithin how long a command waits to know who is mentioned in it, in ms
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

/** Where the bot has been removed there is nobody whom it may ask about. */
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
  };
}

function refusalOf({ tenantId, userRole }: Member, own: string): string | null {
  if (userRole === 'guest') return 'guests';
  if (userRole === 'anonymous') return 'people who are not signed in';
  if (userRole === 'bot') return 'bots';
  return tenantId && tenantId.toLowerCase() !== own.toLowerCase() ? 'people of other companies' : null;
}
