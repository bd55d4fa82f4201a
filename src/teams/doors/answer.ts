import { type Card, plainText } from '../../card.ts';
import { ask } from '../../commands/ask.ts';
import type { Answer, Question } from '../../commands/question.ts';
import { type Heard, placeOf } from '../activity.ts';
import { toFormCard } from '../cards/form.ts';
import { type TeamsMessage, toMessage } from '../cards/message.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';
import { send, type Way } from './send.ts';

/**
 * Runs a person's command, and decides where the answer goes:
 * - If the command changed something, or a form was submitted, the answer replaces the card whose button was pressed.
 * - A card that the courier delivered is never replaced, because the courier keeps it up to date. The person who
 *   pressed its button sees a short text about the change.
 * - Every other answer goes below the card whose button was pressed, because other people may need that card.
 */
export async function answer(
  door: Door,
  heard: Heard,
  asked: Pick<Question, 'content' | 'noun' | 'typed'>,
  way: Way,
): Promise<void> {
  const given = await ask(door.context, toQuestion(heard, asked));
  if (given.kind === 'nothing') return void (await way.tell('You already did this, so nothing was changed.'));
  const message = messageOf(given);
  const change = given.kind === 'card' && given.changed ? firstLine(given.card) : null;
  const isForm = typeof asked.content !== 'string';
  if (way.replace && (change || isForm) && !(await isDelivered(door, heard)))
    return send(door, heard, given, way.replace(message));
  if (change && (await way.tell(change))) return;
  await send(door, heard, given, way.post(message));
  await way.tell('The answer is below.');
}

function toQuestion(heard: Heard, asked: Pick<Question, 'content' | 'noun' | 'typed'>): Question {
  return {
    ...asked,
    actor: toId(heard.from.aadObjectId ?? ''),
    place: placeOf(heard),
    request: heard.id ? toId(heard.id) : undefined,
  };
}

function messageOf(given: Exclude<Answer, { kind: 'nothing' }>): TeamsMessage {
  if (given.kind === 'form') return toFormCard(given.form);
  const { form, faults } = given.kind === 'fault' ? given : { form: null, faults: [] };
  return form ? toFormCard(form, { faults }) : toMessage(given.card);
}

/** Returns the text of a card's first block, which says what changed. */
function firstLine({ blocks }: Card): string {
  return plainText(blocks.slice(0, 1));
}

/** Whether the courier delivered the message with the pressed button. */
function isDelivered({ conversations }: Door, heard: Heard): Promise<boolean> {
  return conversations.isDelivered(placeOf(heard).id, heard.replyToId ?? '');
}
