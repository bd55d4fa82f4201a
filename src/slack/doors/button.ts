import type { App, BlockAction } from '@slack/bolt';
import { readActionId } from '../cards/buttons.ts';
import { toId } from '../ids.ts';
import { fromSlackText } from '../text.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { showHome } from './home.ts';
import { pressPayload, threadOf } from './payloads.ts';
import { asksForToday } from './today.ts';

/** When a button is pressed or an option of a menu is chosen, runs the command in its value. */
export function listenToButtons(app: App, door: Door): void {
  app.action<BlockAction>(/^command:/, async ({ ack, body, respond, context }) => {
    await ack();
    const { user, channel, container, view, actions, trigger_id, response_url } = pressPayload.parse(body);
    const [pressed] = actions;
    const place = channel ? { id: toId(channel.id), direct: channel.name === 'directmessage' } : null;
    const home = view?.type === 'home';
    const content = fromSlackText(pressed?.selected_option?.value ?? pressed?.value ?? '');
    if (home && asksForToday(content)) return door.track(showHome(door, user.id));
    const { noun, replaces, inToday, typed } = readActionId(pressed?.action_id ?? '');
    const isPrivate = container?.is_ephemeral ?? false;
    const refreshesToday = inToday && asksForToday(content);
    const question = {
      noun,
      actor: toId(user.id),
      place,
      request: context.requestKey,
      typed,
      content,
    };
    const way = {
      respond: 'response_url' in body ? respond : undefined,
      replaces: isPrivate && (replaces || refreshesToday),
      place,
      home,
      inToday: isPrivate && inToday && !refreshesToday ? response_url : undefined,
      user: user.id,
      thread: threadOf(container ?? {}),
      triggerId: trigger_id,
    };
    await door.track(answer(door, question, way));
  });
}
