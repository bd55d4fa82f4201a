import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory, Profile } from '../people/directory.ts';
import type { Identity } from './identity.ts';
import { slackError } from './slack-error.ts';

const user = z.object({
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
  enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
  profile: z.object({ display_name: z.string().optional() }).optional(),
});

type User = z.infer<typeof user>;

/** Looks people up with `users.info`. Whoever is not a full member of the bot's own team may not use the desk. */
export function createDirectory(client: WebClient, identity: () => Promise<Identity>): Directory {
  return {
    async fetch(externalId) {
      try {
        const [answer, bot] = await Promise.all([client.users.info({ user: externalId }), identity()]);
        return toProfile(user.parse(answer.user), bot);
      } catch (error) {
        if (['user_not_found', 'user_not_visible'].includes(slackError(error) ?? '')) return null;
        throw error;
      }
    },
  };
}

function toProfile(found: User, bot: Identity): Profile {
  return {
    name: found.profile?.display_name || found.real_name || found.name || 'someone',
    refusal: refusalOf(found, bot),
    admin: Boolean(found.is_admin || found.is_owner || found.is_primary_owner),
  };
}

function refusalOf(found: User, bot: Identity): string | null {
  if (found.deleted) return 'deactivated accounts';
  if (found.is_bot) return 'bots';
  if (found.is_stranger || !sameCompany(found, bot)) return 'people of other companies';
  if (found.is_restricted || found.is_ultra_restricted) return 'guests';
  return null;
}

/** On an Enterprise Grid people of all its workspaces count as one company. */
function sameCompany(found: User, bot: Identity): boolean {
  if (bot.enterpriseId && found.enterprise_user?.enterprise_id === bot.enterpriseId) return true;
  return found.team_id === bot.teamId;
}
