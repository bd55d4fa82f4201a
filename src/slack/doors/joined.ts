import type { App } from '@slack/bolt';
import { Fault } from '../../errors.ts';
import { type Room, welcomePerson, welcomeRoom } from '../../ticket/announcements/welcome.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';
import { eventPayloads } from './payloads.ts';

const channel: Room = { kind: 'channel', answersAreFor: 'asker' };

/** Introduces the bot to a channel when someone adds it. Says nothing in a channel that another company shares. */
export function listenToJoined(app: App, door: Door): void {
  app.event('member_joined_channel', async ({ event }) => {
    const { user, channel } = eventPayloads.member_joined_channel.parse(event);
    await door.track(greetChannel(door, user, toId(channel)));
  });
}

async function greetChannel(door: Door, user: string, place: string): Promise<void> {
  const { desk, places } = door.context;
  try {
    const { userId } = await door.identity.get();
    if (user === userId && !(await places.whyClosed(place))) await welcomeRoom(desk, place, channel);
  } catch (error) {
    door.logger.error({ err: error }, 'a channel could not be welcomed');
  }
}

/** Introduces the bot to a person who may use it and opens its empty conversation. Never rejects. */
export async function greetPerson(door: Door, user: string): Promise<void> {
  const { desk, people } = door.context;
  try {
    await people.check(toId(user));
    await welcomePerson(desk, toId(user), { hasHome: true });
  } catch (error) {
    // Nobody greets guests and strangers.
    if (!(error instanceof Fault)) door.logger.error({ err: error }, 'a person could not be welcomed');
  }
}
