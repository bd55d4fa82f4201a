import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { conversationOf, type Heard } from '../activity.ts';
import { answer, type Door } from '../door.ts';
import { cancelVerb } from '../form-card.ts';
import { toId } from '../ids.ts';
import { readAction } from './action.ts';

/** The name of the invoke that a button of a card makes. */
export const executeName = 'adaptiveCard/action';

const shape = z.object({ action: z.object({ verb: z.string().catch(''), data: z.unknown().optional() }) });

/** What Teams says for a moment, and what it puts in the place of the card. */
const says = 'application/vnd.microsoft.activity.message';

const outdated = 'This is out of date, so nothing was done. Please write the command instead.';

/**
 * A button or form. Its answer takes the place of the card that it is on; beside a ticket's own message, which stays and
 * is kept current, it is a message of its own.
 */
export async function onExecute(door: Door, context: TurnContext, heard: Heard): Promise<void> {
  const { verb, data } = shape.safeParse(heard.value).data?.action ?? {};
  if (verb === cancelVerb) return respond(context, says, 'Nothing was changed.');
  const action = readAction(data);
  if (!action) return respond(context, says, outdated);
  const reply = await answer(door, heard, action);
  const [attachment] = reply?.attachments ?? [];
  const stays = await door.conversations.isKept(toId(conversationOf(heard)), heard.replyToId);
  if (attachment && !stays) return respond(context, attachment.contentType, attachment.content);
  if (reply) await context.sendActivity(reply);
  await respond(context, says, 'Done.');
}

async function respond(context: TurnContext, type: string, value: unknown): Promise<void> {
  const body = { statusCode: 200, type, value };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } } as Partial<Activity>);
}
