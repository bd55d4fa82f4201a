import type { Activity, TurnContext } from 'botbuilder';
import { buttons, type Card, card, text } from '../../card.ts';
import type { Form } from '../../commands/form.ts';
import type { Answer } from '../../commands/question.ts';
import { owe } from '../../delivery/owe.ts';
import { truncate } from '../../truncate.ts';
import { type Heard, placeOf } from '../activity.ts';
import type { TeamsMessage } from '../cards/message.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';

/** The ways in which one activity can be answered. */
export interface Way {
  /** Posts a message below. */
  post(message: TeamsMessage): Promise<unknown>;
  /** Replaces the message whose button was pressed. Null where no button was pressed. */
  replace: ((message: TeamsMessage) => Promise<unknown>) | null;
  /** Shows a few words to the person who pressed. Resolves to false where the client can't show them. */
  tell(words: string): Promise<boolean>;
}

/** The content type of a few words, which Teams shows for a moment. */
const wordsType = 'application/vnd.microsoft.activity.message';

/** In characters. */
const longestWords = 300;

/** For a written command. */
export function wayOfCommand(context: TurnContext): Way {
  return { post: (message) => context.sendActivity(message), replace: null, tell: async () => false };
}

/** For a pressed button. A client that doesn't know Action.Execute sends Action.Submit, whose answer is a message. */
export function wayOfPress(context: TurnContext, heard: Heard): Way {
  return heard.type === 'invoke' ? wayOfExecute(context) : wayOfSubmit(context, heard.replyToId);
}

function wayOfExecute(context: TurnContext): Way {
  return {
    post: (message) => context.sendActivity(message),
    replace({ attachments: [shown] }) {
      return respond(context, shown!.contentType, shown!.content);
    },
    async tell(words) {
      await respond(context, wordsType, truncate(words, longestWords));
      return true;
    },
  };
}

/** @param on the id of the message with the button */
function wayOfSubmit(context: TurnContext, on: string | undefined): Way {
  return {
    ...wayOfCommand(context),
    replace: on ? (message) => context.updateActivity({ ...message, id: on }) : null,
  };
}

async function respond(context: TurnContext, type: string, value: unknown): Promise<void> {
  const body = { statusCode: 200, type, value };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } } as Partial<Activity>);
}

/**
 * Waits until an answer is sent. If Teams doesn't take the answer, the courier owes it to the person as a direct message.
 * Rejects only without a database.
 */
export async function send(
  door: Door,
  heard: Heard,
  given: Exclude<Answer, { kind: 'nothing' }>,
  sending: Promise<unknown>,
): Promise<void> {
  try {
    await sending;
  } catch (error) {
    const { id: place } = placeOf(heard);
    door.logger.warn({ err: error, place }, 'Teams did not take an answer, so the courier sends it');
    await oweTo(door, heard, given.kind === 'form' ? lateForm(given.form) : given.card);
  }
}

async function oweTo({ context: { desk } }: Door, { from }: Heard, owed: Card): Promise<void> {
  const place = toId(from.aadObjectId ?? '');
  await desk.database.transaction((tx) => owe(tx, desk.clock.now(), [{ place, mode: 'post', card: owed }]));
  desk.wake();
}

/** A delivery can't hold a form, so it holds the button that opens the form. */
function lateForm({ command, noun }: Form): Card {
  return card(
    text("Teams couldn't show the form you asked for. Nothing you typed is lost."),
    buttons({ label: 'Open the form', command, noun }),
  );
}
