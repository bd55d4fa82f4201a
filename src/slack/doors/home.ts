import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Card } from '../../card.ts';
import { ask, sorry } from '../../commands/ask.ts';
import { toHome } from '../cards/home.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';

const payload = z.object({ user: z.string(), tab: z.string().catch('home') });

/** App Home shows the answer to the bare command, as of the moment a person opens it. */
export function listenToHome(app: App, door: Door): void {
  app.event('app_home_opened', async ({ event }) => {
    const { user, tab } = payload.parse(event);
    if (tab === 'home') await door.track(showHome(door, user));
  });
}

/** Never rejects. If it fails, Slack keeps showing the last Home. @param user Slack's id */
export async function showHome(door: Door, user: string): Promise<void> {
  try {
    await door.client.views.publish({ user_id: user, view: toHome(await askForHome(door, user)) });
  } catch (error) {
    door.logger.error({ err: error }, 'App Home could not be shown');
  }
}

async function askForHome({ context }: Door, user: string): Promise<Card> {
  const given = await ask(context, { noun: 'migration', actor: toId(user), place: null, content: '' });
  return 'card' in given ? given.card : sorry;
}
