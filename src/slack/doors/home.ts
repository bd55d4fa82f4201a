import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Card } from '../../card.ts';
import { askSafely, sorry } from '../../commands/ask-safely.ts';
import { toHome } from '../cards/home.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';

const payload = z.object({ user: z.string(), tab: z.string().catch('home') });

/** App Home is what the bare command answers, as it is at the moment of opening. */
export function listenToHome(app: App, door: Door): void {
  app.event('app_home_opened', async ({ event }) => {
    const { user, tab } = payload.parse(event);
    if (tab === 'home') await door.track(showHome(door, user));
  });
}

/** Never rejects: Slack keeps the Home that it has. @param user Slack's id */
export async function showHome(door: Door, user: string): Promise<void> {
  try {
    await door.client.views.publish({ user_id: user, view: toHome(await askForHome(door, user)) });
  } catch (error) {
    door.logger.error({ err: error }, 'App Home could not be shown');
  }
}

async function askForHome(door: Door, user: string): Promise<Card> {
  const question = { noun: 'migration' as const, actor: toId(user), place: null, said: '' };
  const given = await askSafely(door.office, question, door.logger);
  return 'card' in given ? given.card : sorry;
}
