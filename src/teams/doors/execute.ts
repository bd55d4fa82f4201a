import type { Activity, Attachment, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { truncate } from '../../truncate.ts';
import type { Heard } from '../activity.ts';
import { toMessage } from '../cards/message.ts';
import { readAction } from './action.ts';
import { answer, cancelled, type Door, isFixed } from './door.ts';

/** The name of the invoke that a button of a card makes. */
export const executeName = 'adaptiveCard/action';

const shape = z.object({
  action: z.object({ verb: z.string().catch(''), data: z.record(z.string(), z.unknown()).catch({}) }),
});

/** What Teams says for a moment, and what it puts in the place of the card. */
const says = 'application/vnd.microsoft.activity.message';

/** In characters. */
const longestWord = 300;

const outdated = 'This is out of date, so nothing was done. Please write the command instead.';

/**
 * A button or form. What it changed takes the place of the card that it is on, and so does what is wrong with a form; what
 * is only read stands below, as others may need the card. What the courier brought stays, and is kept current: who
 * pressed a button there is told in a word what changed.
 */
export async function onExecute(door: Door, context: TurnContext, heard: Heard): Promise<void> {
  const { verb, data } = shape.safeParse(heard.value).data?.action ?? {};
  const action = readAction({ verb, ...data });
  if (!action) return respond(context, says, outdated);
  if (action === 'cancel') return respondWith(context, toMessage(cancelled));
  const reply = await answer(door, heard, action);
  if (!reply) return respond(context, says, 'That was done already.');
  if (reply.replaces && !(await isFixed(door, heard))) return respondWith(context, reply.message);
  // The ticket's own message and its thread tell everybody: no more than a word to who pressed.
  if (reply.changed) return respond(context, says, truncate(reply.changed, longestWord));
  await reply.send(context);
  await respond(context, says, 'The answer is below.');
}

function respondWith(context: TurnContext, { attachments: [card] }: { attachments: Attachment[] }) {
  return respond(context, card!.contentType, card!.content);
}

async function respond(context: TurnContext, type: string, value: unknown): Promise<void> {
  const body = { statusCode: 200, type, value };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } } as Partial<Activity>);
}
