import type { WebClient } from '@slack/web-api';
import type { Places } from '../commands/place.ts';
import { Fault } from '../errors.ts';
import { externalId } from '../ids.ts';
import { within } from '../within.ts';
import { slackError } from './slack-error.ts';

const invite = new Fault('I cannot post in this channel, as I am not a member of it.', {
  hint: 'Invite me first: `/invite @Migration Desk`. Then say it again.',
});

const notHere = new Fault('I cannot post in a conversation that I am not part of.', {
  hint: 'Say it in a channel, or in a direct message with me.',
});

/**
 * Asks Slack whether the bot can post in a channel, without posting.
 *
 * @param askWithin how long Slack may take to say what a channel is called, in ms
 */
export function createPlaces(client: WebClient, askWithin: number): Places {
  return {
    async checkPostable(place) {
      const channel = await lookUp(client, externalId(place.id), place.direct);
      if (channel.is_archived)
        throw new Fault('This channel is archived.', { hint: 'Choose one that is in use.' });
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
    throw new Fault('Slack does not say just now whether I can post here, so nothing was changed.', {
      hint: 'Please try again in a minute.',
    });
  }
}
