import type { App } from '@slack/bolt';
import type { Card } from '../../card.ts';
import { ask, sorry } from '../../commands/ask.ts';
import { toHome } from '../cards/home.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';
import { eventPayloads } from './payloads.ts';

/** Fills App Home each time a person opens it, with the answer to `/migration` without a subcommand. */
export function listenToHome(app: App, door: Door): void {
  app.event('app_home_opened', async ({ event }) => {
    const { user, tab } = eventPayloads.app_home_opened.parse(event);
    if (tab === 'home') await door.track(showHome(door, user));
  });
}

/**
 * Updates a person's App Home. If the update fails, Slack keeps showing the previous one. Never rejects.
 * @param user the person's Slack user id
 */
export async function showHome(door: Door, user: string): Promise<void> {
  try {
    await door.client.views.publish({ user_id: user, view: toHome(await askForHome(door, user)) });
  } catch (error) {
    door.logger.error({ err: error }, 'App Home could not be shown');
  }
}

async function askForHome({ context }: Door, user: string): Promise<Card> {
  const given = await ask(context, { noun: 'migration', actor: toId(user), place: null, content: '' });
  return 'card' in given ? given.card : sorry();
}
