import type { Places } from '../commands/place.ts';
import { Fault } from '../errors.ts';
import { externalId } from '../ids.ts';
import type { Conversations } from './conversations.ts';

/** What a conversation is called whose name Teams does not tell. */
const kinds: Record<string, string> = {
  personal: 'a Teams chat',
  groupChat: 'a Teams group chat',
  channel: 'a Teams channel',
};

/** Whoever speaks to the bot speaks where it is, so it can post there. */
export function createPlaces(conversations: Conversations): Places {
  return {
    async checkPostable(place) {
      const conversation = await conversations.find(place.id);
      if (conversation && !conversation.retired) return;
      throw new Fault('I cannot post in this conversation, as I am not a part of it.', {
        hint: 'Add the app Migration Desk here first. Then say it again.',
      });
    },
    async nameOf(place) {
      const found = await conversations.find(place).catch(() => null);
      return found?.name ?? kinds[found?.kind ?? ''] ?? externalId(place);
    },
  };
}
