import { buttons, card, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { subscribe as subscribePlace, unsubscribe as unsubscribePlace } from '../../ticket/subscriptions.ts';
import { type Context, defineSubcommand, type Place } from '../subcommand.ts';

export const subscribe = defineSubcommand({
  name: 'subscribe',
  summary: 'Have this channel hear of every status change',
  examples: ['subscribe'],
  details: ['Each ticket gets one message here, kept current, with its events in the thread.'],
  async run(context) {
    const place = await postablePlace(context);
    await subscribePlace(context.desk, context.by, place.id);
    return card(
      text('This channel hears of every ticket now: one message a ticket, its events in the thread.'),
      buttons({ label: 'Unsubscribe', command: 'unsubscribe' }),
    );
  },
});

export const unsubscribe = defineSubcommand({
  name: 'unsubscribe',
  summary: 'Have it hear of nothing any more',
  examples: ['unsubscribe'],
  async run({ desk, by, place }) {
    await unsubscribePlace(desk, by, requirePlace(place).id);
    return card(
      text('This channel hears of nothing any more.'),
      buttons({ label: 'Subscribe', command: 'subscribe' }),
    );
  },
});

/** The channel of the command, once it is sure that the bot can post there. */
export async function postablePlace({ places, place, actor }: Context): Promise<Place> {
  const here = requirePlace(place);
  await places.checkPostable(here, actor.id);
  return here;
}

export function requirePlace(place: Place | null): Place {
  if (place) return place;
  throw new Fault('This belongs to a channel, and there is none here.', {
    hint: 'Say it in the channel it is meant for.',
  });
}
