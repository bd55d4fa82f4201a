import type { Places } from '../commands/place.ts';
import { Fault } from '../errors.ts';
import { externalId } from '../ids.ts';
import { explain } from './connection/refusals.ts';
import type { Conversations } from './people/conversations.ts';

/** What to call a conversation if its name is unknown. */
const kinds: Record<string, string> = {
  personal: 'a Teams chat',
  groupChat: 'a Teams group chat',
  channel: 'a Teams channel',
};

/** Allows posts in every conversation that the bot knows, unless the bot lost access to the conversation. */
export function createPlaces(conversations: Conversations): Places {
  return {
    async checkPostable(place) {
      const conversation = await conversations.find(place.id);
      if (conversation && !conversation.retired) return;
      throw new Fault("Migration Desk isn't installed in this conversation, so it can't post here.", {
        hint: 'Add the Migration Desk app here. Then send your command again.',
      });
    },
    // The app isn't available in shared channels.
    whyClosed: async () => null,
    async nameOf(place) {
      const found = await conversations.find(place).catch(() => null);
      return found?.name ?? kinds[found?.kind ?? ''] ?? externalId(place);
    },
    explain: (_place, reason) => explain(reason),
  };
}
