import type { App } from '@slack/bolt';
import type { Noun } from '../../commands/context.ts';
import { toId } from '../ids.ts';
import { fromSlackText } from '../text.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { commandPayload } from './payloads.ts';

/** The slash commands, each with the kind of ticket that its `open` subcommand opens. */
export const slashCommands: Record<string, Noun> = {
  '/migration': 'migration',
  '/platform-change': 'platform-change',
};

/** Acknowledges a slash command before any other work, then runs it. */
export function listenToCommands(app: App, door: Door): void {
  for (const [name, noun] of Object.entries(slashCommands)) {
    app.command(name, async ({ ack, body, respond, context }) => {
      await ack();
      const { text, user_id, channel_id, channel_name, trigger_id } = commandPayload.parse(body);
      const place = { id: toId(channel_id), direct: channel_name === 'directmessage' };
      const question = {
        noun,
        actor: toId(user_id),
        place,
        request: context.requestKey,
        typed: true,
        content: fromSlackText(text),
      };
      await door.track(answer(door, question, { respond, place, user: user_id, triggerId: trigger_id }));
    });
  }
}
