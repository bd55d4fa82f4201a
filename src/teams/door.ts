import type { TurnContext } from 'botbuilder';
import { buttons, type Card, card, plainText, text } from '../card.ts';
import type { Answer, Question } from '../commands/ask.ts';
import { askSafely } from '../commands/ask-safely.ts';
import type { AppContext } from '../commands/context.ts';
import type { Form } from '../commands/form.ts';
import type { Place } from '../commands/place.ts';
import { owe } from '../delivery/owe.ts';
import type { Logger } from '../logger.ts';
import { conversationOf, type Heard } from './activity.ts';
import { type TeamsMessage, toMessage } from './adaptive-card.ts';
import type { Conversations } from './conversations.ts';
import { toFormCard } from './form-card.ts';
import { toId } from './ids.ts';
import type { Roster } from './roster.ts';

/** What the handlers work with. */
export interface Door {
  office: AppContext;
  conversations: Conversations;
  roster: Roster;
  logger: Logger;
}

/** What a person is told. */
export interface Reply {
  message: TeamsMessage;
  /** What was changed, in a line; null: nothing was. */
  changed: string | null;
  /** Whether it belongs in the place of the card that asked for it. */
  replaces: boolean;
  /** Says it where it was asked. Where Teams does not take that, it is owed to the person. Rejects only without a database. */
  send(context: TurnContext): Promise<void>;
  /** The same, in the place of the message with the button. */
  replace(context: TurnContext, messageId: string): Promise<void>;
}

/** An answer that says something. */
type Given = Exclude<Answer, { kind: 'nothing' }>;

/** In the place of a form that was put away. */
export const cancelled = card(text('Nothing was changed.'));

/** Asks for a person; null: there is nothing to say. Never rejects. */
export async function answer(
  door: Door,
  heard: Heard,
  asked: Pick<Question, 'said' | 'noun'>,
): Promise<Reply | null> {
  const question: Question = {
    ...asked,
    actor: toId(heard.from.aadObjectId ?? ''),
    place: placeOf(heard),
    request: heard.id ? toId(heard.id) : undefined,
  };
  const given = await askSafely(door.office, question, door.logger);
  return given.kind === 'nothing' ? null : toReply(door, heard, given, typeof asked.said !== 'string');
}

/** Whether the message that a button is on stays as it is: what the courier brought does. */
export function isFixed({ conversations }: Door, heard: Heard): Promise<boolean> {
  return conversations.isDelivered(placeOf(heard).id, heard.replyToId ?? '');
}

function placeOf(heard: Heard): Place {
  return { id: toId(conversationOf(heard)), direct: heard.conversation.conversationType === 'personal' };
}

function toReply(door: Door, heard: Heard, given: Given, isForm: boolean): Reply {
  const message = toTeamsMessage(given);
  const owes = async (error: unknown) => {
    door.logger.warn(
      { err: error, place: placeOf(heard).id },
      'Teams did not take an answer, which is owed now',
    );
    await oweAnswer(door, heard, given);
  };
  const lead = given.kind === 'card' && given.changed ? given.card.blocks.slice(0, 1) : [];
  return {
    message,
    changed: plainText(lead) || null,
    replaces: lead.length > 0 || isForm,
    send: async (context) => void (await context.sendActivity(message).catch(owes)),
    replace: async (context, id) => void (await context.updateActivity({ ...message, id }).catch(owes)),
  };
}

function toTeamsMessage(given: Given): TeamsMessage {
  if (given.kind === 'form') return toFormCard(given.form);
  const { form, faults } = given.kind === 'fault' ? given : { form: null, faults: [] };
  return form ? toFormCard(form, { faults }) : toMessage(given.card);
}

async function oweAnswer({ office: { desk } }: Door, { from }: Heard, given: Given) {
  const place = toId(from.aadObjectId ?? '');
  const owed = given.kind === 'form' ? lateForm(given.form) : given.card;
  await desk.database.transaction((tx) => owe(tx, desk.clock.now(), [{ place, mode: 'post', card: owed }]));
  desk.wake();
}

/** A delivery holds no form, so that is opened again. */
function lateForm({ command, noun }: Form): Card {
  return card(
    text('Teams did not take the form that you asked for.'),
    buttons({ label: 'Open the form', command, noun }),
  );
}
