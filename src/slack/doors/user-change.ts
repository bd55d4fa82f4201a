import type { App } from '@slack/bolt';
import { toId } from '../ids.ts';
import { readUser } from '../people/directory.ts';
import type { Door } from './door.ts';
import { eventPayloads } from './payloads.ts';

/** Updates the stored account when a person changes, for example when an admin makes someone a guest. */
export function listenToUserChange(app: App, door: Door): void {
  app.event('user_change', async ({ event }) => {
    const { user } = eventPayloads.user_change.parse(event);
    const store = async () => {
      const { profile } = readUser(event.user, await door.identity.get());
      await door.context.people.changed(toId(user.id), profile);
    };
    await door.track(
      store().catch((error) => door.logger.error({ err: error }, 'a changed account was not stored')),
    );
  });
}
