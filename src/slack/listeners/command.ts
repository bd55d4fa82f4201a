import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Noun } from '../../commands/context.ts';
import { toId } from '../ids.ts';
import { fromSlackText } from '../slack-text.ts';
import { answer, type Door } from './door.ts';

/** The slash commands, and what they are about. */
export const slashCommands: Record<string, Noun> = {
  '/migration': 'migration',
  '/platform-change': 'platform-change',
};

/** Bolt hands on what came, and a repeated form key comes as a list. */
const payload = z.object({
  text: z.string().catch(''),
  user_id: z.string(),
  channel_id: z.string(),
  channel_name: z.string().catch(''),
  trigger_id: z.string().catch(''),
});

/** A slash command is acknowledged before anything else is done with it. */
export function listenToCommands(app: App, door: Door): void {
  for (const [name, noun] of Object.entries(slashCommands)) {
    app.command(name, async ({ ack, body, respond, context }) => {
      await ack();
      const command = payload.parse(body);
      const place = { id: toId(command.channel_id), direct: command.channel_name === 'directmessage' };
      const question = {
        noun,
        actor: toId(command.user_id),
        place,
        request: context.requestKey,
        said: fromSlackText(command.text),
      };
      await door.track(answer(door, question, { respond, place, user: command.user_id }, command.trigger_id));
    });
  }
}
