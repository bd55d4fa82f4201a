import { buttons, type Card, card, text } from '../../card.ts';
import type { Form } from '../../commands/form.ts';
import type { Answer } from '../../commands/question.ts';
import { withEvent } from '../../delivery/message.ts';
import { owe } from '../../delivery/owe.ts';
import { truncate } from '../../truncate.ts';
import { type Heard, placeOf } from '../activity.ts';
import type { FileMessage } from '../cards/file.ts';
import type { TeamsMessage } from '../cards/message.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';
import type { Turn } from './turn.ts';

/** The ways to answer one activity. */
export interface Way {
  /** Posts a message at the end of the conversation. */
  post(message: TeamsMessage | FileMessage): Promise<unknown>;
  /** Replaces the message with the pressed button. Null if no button was pressed. */
  replace: ((message: TeamsMessage) => Promise<unknown>) | null;
  /** Shows a short text to the person who pressed the button. Resolves to false if the client can't show the text. */
  tell(words: string): Promise<boolean>;
}

/** The content type of the text that `tell` shows. */
const wordsType = 'application/vnd.microsoft.activity.message';

/** The maximum length of the text that `tell` shows, in characters. */
const longestWords = 300;

/** Returns how to answer a typed command. */
export function wayOfCommand(turn: Turn): Way {
  return { post: turn.send, replace: null, tell: async () => false };
}

/**
 * Returns the ways to answer a pressed button. A client without Action.Execute sends Action.Submit, and gets the answer
 * as a message.
 */
export function wayOfPress(turn: Turn, heard: Heard): Way {
  return heard.type === 'invoke' ? wayOfExecute(turn) : wayOfSubmit(turn, heard.replyToId);
}

function wayOfExecute(turn: Turn): Way {
  return {
    post: turn.send,
    async replace({ attachments: [shown] }) {
      turn.respond(shown!.contentType, shown!.content);
    },
    async tell(words) {
      turn.respond(wordsType, truncate(words, longestWords));
      return true;
    },
  };
}

/**
 * Returns the ways to answer an Action.Submit.
 * @param on the id of the message with the button
 */
function wayOfSubmit(turn: Turn, on: string | undefined): Way {
  return {
    ...wayOfCommand(turn),
    replace: on ? (message) => turn.update(on, message) : null,
  };
}

/**
 * Waits until an answer is sent. If Teams refuses the answer, the courier delivers it to the person as a direct
 * message. Rejects only if the database fails.
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
    door.logger.warn(
      { err: error, place },
      'Teams did not accept an answer, so it was queued to be sent again',
    );
    await oweTo(door, heard, given.kind === 'form' ? lateForm(given.form) : given.card);
  }
}

async function oweTo({ context: { desk } }: Door, { from }: Heard, owed: Card): Promise<void> {
  const place = toId(from.aadObjectId ?? '');
  const late = withEvent(owed, "The answer that Teams couldn't show is here");
  await desk.database.transaction((tx) => owe(tx, desk.clock.now(), [{ place, mode: 'post', card: late }]));
  desk.wake();
}

/** Makes a card with a button that opens the form, because a delivery can't contain a form. */
function lateForm({ command, noun }: Form): Card {
  return card(
    text(
      "Teams couldn't show the form you asked for. Nothing you typed is lost. Open the form again with this button.",
    ),
    buttons({ label: 'Open the form…', command, noun }),
  );
}
