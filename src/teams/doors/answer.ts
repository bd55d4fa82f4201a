import { type Card, plainText } from '../../card.ts';
import type { Answer, Question } from '../../commands/question.ts';
import { inTurn } from '../../commands/queue/in-turn.ts';
import { askerOf, type Heard, placeOf } from '../activity.ts';
import { toFormCard } from '../cards/form.ts';
import type { TeamsMessage } from '../cards/message.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';
import { offerFiles, withFileWords } from './file-consent.ts';
import { send, type Way } from './send.ts';

/** The answer to a repeated request. */
export const alreadyDone = 'You already did this, so nothing was changed.';

export type Asked = Pick<Question, 'about' | 'content' | 'files' | 'noun' | 'typed'>;

/**
 * Runs a person's command when it's that person's turn, and decides where the answer goes:
 * - If the command changed something, or a form was submitted, the answer replaces the card whose button was pressed.
 * - A card that the courier delivered is never replaced, because the courier keeps it up to date. The person who
 *   pressed its button sees a short text about the change.
 * - Every other answer goes below the card whose button was pressed, because other people may need that card.
 */
export function answer(door: Door, heard: Heard, asked: Asked, way: Way): Promise<void> {
  const isForm = typeof asked.content !== 'string';
  return inTurn(door.context, toQuestion(heard, asked), async (asking) =>
    give(door, heard, isForm, await asking, way),
  );
}

async function give(door: Door, heard: Heard, isForm: boolean, given: Answer, way: Way): Promise<void> {
  if (given.kind === 'nothing') return void (await way.tell(alreadyDone));
  const files = given.kind === 'card' ? (given.files ?? []) : [];
  if (given.kind === 'card' && files.length > 0) {
    const shown = { ...given, files: undefined, card: withFileWords(heard, given.card, files) };
    await give(door, heard, isForm, shown, way);
    return offerFiles(door, way, heard, files);
  }
  const message = await messageOf(door, given);
  const change = given.kind === 'card' && given.changed ? firstLine(given.card) : null;
  // A form that can't be shown again stays as it is, with what the person typed.
  const keeps = given.kind === 'busy' && !given.form;
  if (way.replace && (change || (isForm && !keeps)) && !(await isDelivered(door, heard)))
    return send(door, heard, given, way.replace(message));
  if (change && (await way.tell(change))) return;
  if (given.kind === 'busy' && ((await way.tell(firstLine(given.card))) || !given.mayTell())) return;
  await send(door, heard, given, way.post(message));
  await way.tell('The answer is below.');
}

export function toQuestion(heard: Heard, asked: Asked): Question {
  return {
    ...asked,
    ...askerOf(heard),
    request: heard.id ? toId(heard.id) : undefined,
  };
}

/**
 * Draws an answer: its form, or its card.
 * @param request the id of the request that a form makes when it is sent. Without it, each press of its button is a new request
 */
export async function messageOf(
  { draw }: Door,
  given: Exclude<Answer, { kind: 'nothing' }>,
  request?: string,
): Promise<TeamsMessage> {
  if (given.kind === 'form') return toFormCard(given.form, { request });
  const { form, faults } = 'faults' in given ? given : { form: null, faults: [] };
  return form ? toFormCard(form, { faults, request }) : draw(given.card);
}

/** Returns the text of a card's first block, which says what changed, or what is wrong. */
export function firstLine({ blocks }: Card): string {
  return plainText(blocks.slice(0, 1));
}

/** Whether the courier delivered the message with the pressed button. */
function isDelivered({ conversations }: Door, heard: Heard): Promise<boolean> {
  return conversations.isDelivered(placeOf(heard).id, heard.replyToId ?? '');
}
