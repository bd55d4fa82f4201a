import type { Heard } from '../activity.ts';
import type { FileMessage } from '../cards/file.ts';
import type { TeamsMessage } from '../cards/message.ts';
import type { Outlet } from '../connection/outlet.ts';

/** The ways to react to one activity, whatever library received it. */
export interface Turn {
  /** Posts a message where the activity came from. Rejects with the errors of `Outlet`. */
  send(message: TeamsMessage | FileMessage): Promise<void>;
  /** Updates a message in the same conversation. Rejects with the errors of `Outlet`. */
  update(messageId: string, message: TeamsMessage): Promise<void>;
  /**
   * Answers a pressed button, in the answer to Teams' request. The last call counts.
   * @param type the content type of `value`: a card, or a text
   */
  respond(type: string, value: unknown): void;
  /**
   * Answers an invoke of a message extension. The last call counts.
   * @param body what Teams expects as the answer to that invoke
   */
  respondWith(body: object): void;
}

/** What Teams gets as the answer to its request. */
export interface HttpAnswer {
  status: number;
  body?: object;
}

/** Creates the turn of an activity. `answer` returns what Teams gets once the turn is over. */
export function createTurn(outlet: Outlet, heard: Heard): Turn & { answer(): HttpAnswer } {
  let given: HttpAnswer | undefined;
  return {
    send: (message) => outlet.reply(heard, message),
    update: (id, message) => outlet.replace(heard, id, message),
    respond(type, value) {
      given = { status: 200, body: { statusCode: 200, type, value } };
    },
    respondWith(body) {
      given = { status: 200, body };
    },
    answer: () => (heard.type === 'invoke' ? (given ?? { status: notImplemented }) : { status: 200 }),
  };
}

/** Teams expects this status if a bot doesn't understand an invoke. */
export const notImplemented = 501;
