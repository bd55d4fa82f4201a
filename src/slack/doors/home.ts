import type { App } from '@slack/bolt';
import { sorry } from '../../commands/ask.ts';
import type { Answer } from '../../commands/question.ts';
import { inTurn } from '../../commands/queue/in-turn.ts';
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
 * Updates a person's App Home. If the update fails, or if too many of the person's requests are waiting, Slack keeps
 * showing the previous one. Never rejects.
 * @param user the person's Slack user id
 */
export async function showHome(door: Door, user: string): Promise<void> {
  const question = { noun: 'migration', actor: toId(user), place: null, content: '' } as const;
  try {
    await inTurn(door.context, question, async (asking) => publish(door, user, await asking));
  } catch (error) {
    door.logger.error({ err: error }, 'App Home could not be shown');
  }
}

async function publish({ client }: Door, user: string, given: Answer): Promise<void> {
  if (given.kind === 'busy') return;
  const shown = 'card' in given ? given.card : sorry();
  await client.views.publish({ user_id: user, view: toHome(shown) });
}
