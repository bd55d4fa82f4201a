import type { WebClient } from '@slack/web-api';
import type { Places } from '../commands/place.ts';
import { Fault } from '../errors.ts';
import { externalId } from '../ids.ts';
import { within } from '../within.ts';
import { slackError } from './connection/errors.ts';

const invite = new Fault("Migration Desk isn't in this channel, so it can't post here.", {
  hint: 'Invite it with `/invite @Migration Desk`. Then send your command again.',
});

const notHere = new Fault("Migration Desk isn't in this conversation, so it can't post here.", {
  hint: 'Use a channel, or your direct messages with Migration Desk.',
});

/**
 * Checks where the bot can post, without posting, and looks up the names of channels.
 *
 * @param askWithin how long to wait for the name of a channel, in ms
 */
export function createPlaces(client: WebClient, askWithin: number): Places {
  return {
    async checkPostable(place) {
      const channel = await lookUp(client, externalId(place.id), place.direct);
      if (channel.is_archived)
        throw new Fault('This channel is archived.', { hint: 'Choose an active channel.' });
      if (channel.is_im) return;
      const open = channel.is_channel && !channel.is_private;
      if (!open && !channel.is_member) throw invite;
    },
    async nameOf(place) {
      const channel = externalId(place);
      const asked = client.conversations.info({ channel }).catch(() => null);
      const answer = await within(askWithin, asked).catch(() => null);
      return answer?.channel?.name ? `#${answer.channel.name}` : channel;
    },
  };
}

async function lookUp(client: WebClient, channel: string, direct: boolean) {
  try {
    const answer = await client.conversations.info({ channel });
    return answer.channel ?? {};
  } catch (error) {
    const code = slackError(error);
    if (code === 'channel_not_found' || code === 'not_in_channel') throw direct ? notHere : invite;
    throw new Fault("Slack isn't responding, so nothing was changed.", {
      hint: 'Try again in a minute.',
    });
  }
}
