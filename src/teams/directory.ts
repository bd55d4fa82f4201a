import { z } from 'zod';
import type { Directory, Profile } from '../people/directory.ts';
import type { Conversations } from './conversations.ts';
import { toId } from './ids.ts';
import type { Outlet } from './outlet.ts';

const shape = z.object({
  name: z.string().catch('someone'),
  tenantId: z.string().optional(),
  userRole: z.string().optional(),
});

/** Asks the roster of a conversation that the person is in. Who is not of the bot's own tenant may not use the desk. */
export function createDirectory(options: {
  conversations: Conversations;
  outlet: Outlet;
  tenantId: string;
}): Directory {
  const { conversations, outlet, tenantId } = options;
  return {
    async fetch(externalId) {
      const known = await conversations.member(toId(externalId));
      if (!known) return null;
      const found = await outlet.member(known.conversation, known.userId);
      return found ? toProfile(shape.parse(found), tenantId) : null;
    },
  };
}

function toProfile(found: z.infer<typeof shape>, tenantId: string): Profile {
  return { name: found.name, refusal: refusalOf(found, tenantId), admin: false };
}

function refusalOf({ tenantId, userRole }: z.infer<typeof shape>, own: string): string | null {
  if (userRole === 'guest') return 'guests';
  if (userRole === 'bot') return 'bots';
  return tenantId && tenantId.toLowerCase() !== own.toLowerCase() ? 'people of other companies' : null;
}
