import { buttons, card, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { capitalize } from '../../phrase.ts';
import { levels, offeredLevels } from '../../ticket/announcements/levels.ts';
import {
  readSubscription,
  subscribe as subscribePlace,
  unsubscribe as unsubscribePlace,
} from '../../ticket/announcements/subscriptions.ts';
import type { CommandContext } from '../context.ts';
import { filterKeys, filterWords } from '../lists/ticket-filter.ts';
import type { Place } from '../place.ts';
import { changed, defineSubcommand } from '../subcommand.ts';
import { example, readWish, topicNames } from '../subscriptions/read-wish.ts';
import { subscribedCard, subscriptionCard } from '../subscriptions/subscription-card.ts';

export const subscribe = defineSubcommand({
  name: 'subscribe',
  aliases: ['follow', 'watch'],
  inChannel: true,
  summary: 'Send ticket updates to this channel: all of them, or only some',
  examples: ['subscribe', 'subscribe quiet', example, 'subscribe normal owner:@dana -notes'],
  details: [
    ...offeredLevels.map((name) => `\`${name}\`: ${capitalize(levels[name].gets)}.`),
    'Without a level, a channel keeps the level it has. A new subscription is `normal`, or `everything` if it names topics.',
    `To choose topics, name them: ${topicNames.join(', ')}. To leave one out, add a minus, as in \`-notes\`. Without a topic, the channel gets all of them.`,
    `To choose tickets, filter them as in \`list\`: with ${filterKeys}, ${filterWords.join(', ')}, or any word to search for. Without a filter, the channel gets updates about every ticket.`,
    'A new `subscribe` replaces the previous one. In a subscribed channel, `subscribe` alone only shows what the channel gets.',
    "A channel that another company can see can't be subscribed.",
  ],
  readsTokens: true,
  async run(context, { tokens }) {
    const present = await readSubscription(context.desk, requirePlace(context.place).id);
    if (present && tokens.length === 0) return subscriptionCard(present);
    const read = await readWish(context, tokens, present?.wish.level ?? null);
    const place = await postablePlace(context);
    const before = await subscribePlace(context.desk, context.by, place.id, read.wish, read.said);
    return changed(subscribedCard(read, before));
  },
});

export const unsubscribe = defineSubcommand({
  name: 'unsubscribe',
  aliases: ['unfollow', 'unwatch'],
  inChannel: true,
  summary: 'Stop ticket updates in this channel',
  examples: ['unsubscribe'],
  async run({ desk, by, place }) {
    await unsubscribePlace(desk, by, requirePlace(place).id);
    return changed(
      card(
        text('This channel no longer gets ticket updates.'),
        buttons({ label: 'Subscribe', command: 'subscribe' }),
      ),
    );
  },
});

/** Returns the channel in which the command was given. Throws a `Fault` if the bot can't post there. */
export async function postablePlace({ places, place, actor }: CommandContext): Promise<Place> {
  const here = requirePlace(place);
  await places.checkPostable(here, actor.id);
  return here;
}

export function requirePlace(place: Place | null): Place {
  if (place) return place;
  throw new Fault('This command works only in a channel.', { hint: 'Type it in the channel you mean.' });
}
