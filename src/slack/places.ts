import type { ConversationsInfoResponse, WebClient } from '@slack/web-api';
import type { Place, Places } from '../commands/place.ts';
import { Fault } from '../errors.ts';
import { externalId } from '../ids.ts';
import { within } from '../within.ts';
import { slackError } from './connection/errors.ts';
import { explain } from './connection/refusals.ts';

type Channel = NonNullable<ConversationsInfoResponse['channel']>;

const invite = new Fault("Migration Desk isn't in this channel, so it can't post here.", {
  hint: 'Invite it with `/invite @Migration Desk`. Then send your command again.',
});

const notHere = new Fault("Migration Desk isn't in this conversation, so it can't post here.", {
  hint: 'Use a channel, or your direct messages with Migration Desk.',
});

/** Slack's errors for a channel that the bot can't see. */
const hidden = ['channel_not_found', 'not_in_channel'];

/** What `whyClosed` says. A channel can also be about to be shared, from the invitation until it is accepted. */
export const shared = 'is shared with another company';
const invited = 'is about to be shared with another company';

/**
 * Checks where the bot can post, without posting, and looks up the names of channels.
 *
 * @param askWithin how long to wait for Slack's answer, in ms
 */
export function createPlaces(client: WebClient, askWithin: number): Places {
  async function ask(place: string): Promise<Channel> {
    const { channel } = await within(askWithin, client.conversations.info({ channel: externalId(place) }));
    if (!channel) throw new Error('conversations.info returned no channel');
    return channel;
  }

  async function lookUp({ id, direct }: Place): Promise<Channel> {
    try {
      return await ask(id);
    } catch (error) {
      if (hidden.includes(slackError(error) ?? '')) throw direct ? notHere : invite;
      throw new Fault("Can't check who can see this channel right now, so nothing changed.", {
        hint: "Slack isn't responding. Try again in a minute.",
      });
    }
  }

  return {
    async checkPostable(place) {
      const channel = await lookUp(place);
      if (channel.is_archived)
        throw new Fault('This channel is archived.', { hint: 'Choose an active channel.' });
      refuseShared(channel);
      if (channel.is_im) return;
      const open = channel.is_channel && !channel.is_private;
      if (!open && !channel.is_member) throw invite;
    },
    async whyClosed(place) {
      try {
        return whyShared(await ask(place));
      } catch (error) {
        // Slack hides the channel from the bot, so the bot can't post there either.
        if (hidden.includes(slackError(error) ?? '')) return null;
        throw error;
      }
    },
    async nameOf(place) {
      const channel = await ask(place).catch(() => null);
      return channel?.name ? `#${channel.name}` : externalId(place);
    },
    explain: (_place, reason) => explain(reason),
  };
}

function refuseShared(channel: Channel): void {
  const why = whyShared(channel);
  if (!why) return;
  throw new Fault(`This channel ${why}, which would see customers' names and account numbers.`, {
    hint: 'Type the command in a channel that only your company can see.',
  });
}

/** Says whether Slack Connect shares a channel. Workspaces of one company can share a channel without it. */
function whyShared({ is_ext_shared, is_pending_ext_shared }: Channel): string | null {
  if (is_ext_shared) return shared;
  return is_pending_ext_shared ? invited : null;
}
