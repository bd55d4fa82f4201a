import type { TurnContext } from 'botbuilder';
import { conversationOf, type Heard } from '../activity.ts';
import { answer, type Door } from '../door.ts';
import { toId } from '../ids.ts';
import { fromTeamsText } from '../teams-text.ts';
import { readAction } from './action.ts';

/** A command written to the bot; or, from a client that knows no Action.Execute, a button or form. */
export async function onMessage(door: Door, context: TurnContext, heard: Heard): Promise<void> {
  const action = readAction(heard.value);
  const asked = action ?? {
    noun: 'migration' as const,
    said: await fromTeamsText(heard, (userId) => door.roster.idOf(toId(conversationOf(heard)), userId)),
  };
  const reply = await answer(door, heard, asked);
  if (reply) await context.sendActivity(reply);
}
