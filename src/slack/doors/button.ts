import type { App, BlockAction } from '@slack/bolt';
import type { Noun } from '../../commands/context.ts';
import { toId } from '../ids.ts';
import { fromSlackText } from '../text.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { asksForToday, showHome } from './home.ts';
import { pressPayload } from './payloads.ts';

/** When a button is pressed or an option of a menu is chosen, runs the command in its value. */
export function listenToButtons(app: App, door: Door): void {
  app.action<BlockAction>(/^command:/, async ({ ack, body, respond, context }) => {
    await ack();
    const { user, channel, container, view, actions, trigger_id } = pressPayload.parse(body);
    const [pressed] = actions;
    const place = channel ? { id: toId(channel.id), direct: channel.name === 'directmessage' } : null;
    const home = view?.type === 'home';
    const content = fromSlackText(pressed?.selected_option?.value ?? pressed?.value ?? '');
    if (home && asksForToday(content)) return door.track(showHome(door, user.id));
    const question = {
      noun: nounOf(pressed?.action_id ?? ''),
      actor: toId(user.id),
      place,
      request: context.requestKey,
      content,
    };
    const way = {
      respond: 'response_url' in body ? respond : undefined,
      replaces: container?.is_ephemeral ?? false,
      place,
      home,
      user: user.id,
      triggerId: trigger_id,
    };
    await door.track(answer(door, question, way));
  });
}

function nounOf(actionId: string): Noun {
  return actionId.startsWith('command:platform-change:') ? 'platform-change' : 'migration';
}
