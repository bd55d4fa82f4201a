import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory, Found, Profile } from '../../people/directory.ts';
import { slackError } from '../connection/errors.ts';
import type { Identity } from './identity.ts';

const user = z.object({
  id: z.string().catch(''),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_primary_owner: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  tz: z.string().optional(),
  enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
  profile: z.object({ display_name: z.string().optional(), email: z.string().optional() }).optional(),
});

type User = z.infer<typeof user>;

/** The id of a person: `U012AB3CD`. */
const personId = /^[UW][A-Z0-9]{4,}$/;

/** Slack's errors for people who don't exist, or whom the bot can't see. */
const unknown = ['user_not_found', 'user_not_visible', 'users_not_found'];

/**
 * Looks people up with `users.info` and `users.lookupByEmail`. Gives access only to full members of the bot's own
 * company.
 */
export function createDirectory(client: WebClient, identity: () => Promise<Identity>): Directory {
  async function ask(asking: Promise<{ user?: unknown }>): Promise<Found | null> {
    try {
      const [answer, bot] = await Promise.all([asking, identity()]);
      return readUser(answer.user, bot);
    } catch (error) {
      if (unknown.includes(slackError(error) ?? '')) return null;
      throw error;
    }
  }

  /**
   * Finds a person by email address. Null if nobody has that address, or if the app lacks the scope `users:read.email`.
   */
  async function byEmail(email: string): Promise<Found | null> {
    try {
      return await ask(client.users.lookupByEmail({ email }));
    } catch (error) {
      if (slackError(error) === 'missing_scope') return null;
      throw error;
    }
  }

  return {
    title: 'Slack',
    naming: 'Type @ and pick the person from the list, or give their email address',
    isId: (externalId) => personId.test(externalId),
    async fetch(externalId) {
      return (await ask(client.users.info({ user: externalId })))?.profile ?? null;
    },
    // Finds people only by email address or user id, because Slack can't search by name.
    async find(words) {
      if (/^\S+@\S+\.\S+$/.test(words)) return [await byEmail(words)].filter((one) => one !== null);
      if (!personId.test(words)) return [];
      return [await ask(client.users.info({ user: words }))].filter((one) => one !== null);
    },
  };
}

/** Reads a person's record, as `users.info` and the event `user_change` have it. Throws if it isn't one. */
export function readUser(given: unknown, bot: Identity): Found {
  const found = user.parse(given);
  return { externalId: found.id, profile: toProfile(found, bot) };
}

function toProfile(found: User, bot: Identity): Profile {
  const { display_name: shown, email } = found.profile ?? {};
  return {
    name: shown || found.real_name || found.name || 'someone',
    fullName: found.real_name ?? null,
    email: email?.toLowerCase() ?? null,
    refusal: refusalOf(found, bot),
    admin: Boolean(found.is_admin || found.is_owner || found.is_primary_owner),
    zone: found.tz || null,
  };
}

function refusalOf(found: User, bot: Identity): string | null {
  if (found.deleted) return 'deactivated accounts';
  if (found.is_bot) return 'bots';
  if (found.is_stranger || !sameCompany(found, bot)) return 'people from other companies';
  if (found.is_restricted || found.is_ultra_restricted) return 'guests';
  return null;
}

/** Whether a person works for the bot's company. On an Enterprise Grid, all workspaces are one company. */
function sameCompany(found: User, bot: Identity): boolean {
  if (bot.enterpriseId && found.enterprise_user?.enterprise_id === bot.enterpriseId) return true;
  return found.team_id === bot.teamId;
}
