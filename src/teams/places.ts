import type { Places } from '../commands/subcommand.ts';
import { Fault } from '../errors.ts';
import type { Conversations } from './conversations.ts';

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
  };
}
