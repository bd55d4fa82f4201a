import type { TurnContext } from 'botbuilder';
import { conversationOf, type Heard } from '../activity.ts';
import { toMessage } from '../cards/message.ts';
import { toId } from '../ids.ts';
import { fromTeamsText } from '../text.ts';
import { type Action, readAction } from './action.ts';
import { answer, cancelled, type Door, isFixed } from './door.ts';

/** A command written to the bot; or, from a client that knows no Action.Execute, a button or form. */
export async function onMessage(door: Door, context: TurnContext, heard: Heard): Promise<void> {
  const action = readAction(heard.value);
  if (action) return onSubmit(door, context, heard, action);
  const here = toId(conversationOf(heard));
  const asked = await fromTeamsText(heard, (userId) => door.roster.idOf(here, userId));
  await (await answer(door, heard, asked))?.send(context);
}

/** As for Action.Execute. */
async function onSubmit(door: Door, context: TurnContext, heard: Heard, action: Action): Promise<void> {
  const on = heard.replyToId;
  if (action === 'cancel') {
    if (on) await context.updateActivity({ ...toMessage(cancelled), id: on });
    return;
  }
  const reply = await answer(door, heard, action);
  if (on && reply?.replaces && !(await isFixed(door, heard))) await reply.replace(context, on);
  else await reply?.send(context);
}
