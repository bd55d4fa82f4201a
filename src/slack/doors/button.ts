import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { toId } from '../ids.ts';
import { fromSlackText } from '../text.ts';
import { answer, type Door } from './door.ts';
import { showHome } from './home.ts';

const payload = z.object({
  user: z.object({ id: z.string() }),
  channel: z
    .object({ id: z.string(), name: z.string().catch('') })
    .nullish()
    .catch(null),
  container: z.object({ is_ephemeral: z.boolean().catch(false) }).catch({ is_ephemeral: false }),
  view: z.object({ type: z.string() }).optional().catch(undefined),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().catch('') })).min(1),
  trigger_id: z.string().catch(''),
});

const migrations = 'migration' as const;
const changes = 'platform-change' as const;

/** A button is a command with its arguments filled in: its value. */
export function listenToButtons(app: App, door: Door): void {
  app.action<BlockAction>(/^command:/, async ({ ack, body, respond, context }) => {
    await ack();
    const pressed = payload.parse(body);
    const place = pressed.channel
      ? { id: toId(pressed.channel.id), direct: pressed.channel.name === 'directmessage' }
      : null;
    const question = {
      noun: pressed.actions[0]?.action_id.startsWith('command:platform-change:') ? changes : migrations,
      actor: toId(pressed.user.id),
      place,
      request: context.requestKey,
      said: fromSlackText(pressed.actions[0]?.value ?? ''),
    };
    const way = {
      respond: 'response_url' in body ? respond : undefined,
      replace: pressed.container.is_ephemeral,
      place,
      user: pressed.user.id,
    };
    await door.track(answer(door, question, way, pressed.trigger_id));
    if (pressed.view?.type === 'home') await door.track(showHome(door, pressed.user.id));
  });
}
