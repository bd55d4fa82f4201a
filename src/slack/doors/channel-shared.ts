import type { App } from '@slack/bolt';
import { closePlace } from '../../ticket/close-place.ts';
import { toId } from '../ids.ts';
import { shared } from '../places.ts';
import type { Door } from './door.ts';
import { eventPayloads } from './payloads.ts';

/** Ends posts to a channel when another company joins it. */
export function listenToChannelShared(app: App, door: Door): void {
  app.event('channel_shared', async ({ event }) => {
    const { channel } = eventPayloads.channel_shared.parse(event);
    await door.track(
      closeShared(door, toId(channel)).catch((error) =>
        door.logger.error({ err: error }, 'a shared channel was not closed'),
      ),
    );
  });
}

/** Asks Slack, because the event can be late. Trusts the event if Slack does not answer. */
async function closeShared({ context }: Door, place: string): Promise<void> {
  const { desk, places } = context;
  const why = await places.whyClosed(place).catch(() => shared);
  if (why) await closePlace(desk, place, await places.nameOf(place), why);
}
