import type { RespondFn } from '@slack/bolt';
import type { Card } from '../../card.ts';
import type { Place } from '../../commands/place.ts';
import { externalId } from '../../ids.ts';
import { within } from '../../within.ts';
import { type SlackMessage, toMessage, toPayload } from '../cards/message.ts';
import { slackError } from '../connection/errors.ts';
import type { Door } from './door.ts';

/** How to send the answer to one request, and to whom. */
export interface Way {
  /** Posts to the request's `response_url`. Absent for forms and App Home, which have no `response_url`. */
  respond?: RespondFn;
  /** Whether the answer replaces the private message whose button was pressed. If not, the answer is a new message. */
  replaces?: boolean;
  place: Place | null;
  /** The Slack user id of the person who gets the answer. */
  user: string;
  /** Lets the bot open one form, within three seconds of the request. */
  triggerId?: string;
}

type Send = (message: SlackMessage) => Promise<unknown>;

/** How long one attempt may take, in ms. */
const patience = 10_000;

/**
 * Sends a private answer. Tries the `response_url` first, then the channel, then a direct message. If all of them fail,
 * logs the failures. Never rejects.
 */
export async function send({ client, logger }: Pick<Door, 'client' | 'logger'>, way: Way, card: Card) {
  const message = toMessage(card);
  const failures: string[] = [];
  for (const [name, attempt] of attempts(client, way)) {
    try {
      await within(patience, sendSafely(attempt, message));
      return;
    } catch (error) {
      failures.push(`${name}: ${slackError(error) ?? (error instanceof Error ? error.name : 'failed')}`);
    }
  }
  logger.error({ failures }, 'an answer could not be delivered to anyone');
}

/** Returns the ways to send an answer, in the order to try them. Each has a name for the log. */
function attempts(client: Door['client'], { respond, replaces, place, user }: Way): [string, Send][] {
  const all: [string, Send][] = [];
  if (respond) {
    all.push([
      'response_url',
      (message) =>
        respond({ ...toPayload(message), response_type: 'ephemeral', replace_original: replaces ?? false }),
    ]);
  }
  if (place && !place.direct) {
    const channel = externalId(place.id);
    all.push([
      'chat.postEphemeral',
      (message) => client.chat.postEphemeral({ channel, user, ...toPayload(message) }),
    ]);
  }
  all.push([
    'direct message',
    (message) => client.chat.postMessage({ channel: user, ...toPayload(message) }),
  ]);
  return all;
}

/** Sends a message. If Slack refuses the blocks, sends only the text. */
async function sendSafely(attempt: Send, message: SlackMessage): Promise<void> {
  try {
    await attempt(message);
  } catch (error) {
    const isRefused = slackError(error) === 'invalid_blocks' || statusOf(error) === 400;
    if (!isRefused) throw error;
    await attempt({ text: message.text, blocks: [] });
  }
}

function statusOf(error: unknown): unknown {
  return error && typeof error === 'object' && 'statusCode' in error ? error.statusCode : undefined;
}
