import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../card.ts';
import type { Place } from '../commands/place.ts';
import { externalId } from '../ids.ts';
import type { Logger } from '../logger.ts';
import { within } from '../within.ts';
import { type SlackMessage, toBlocks, toPayload } from './blocks.ts';
import { slackError } from './slack-error.ts';

/** Where an answer goes: the ways are tried in their order. */
export interface Way {
  respond?: RespondFn;
  /** Whether the answer takes the place of the private message whose button was pressed. */
  replace?: boolean;
  place: Place | null;
  /** Slack's user id. */
  user: string;
}

/** How long one way may take, in ms. */
const patience = 10_000;

export type Reply = (way: Way, card: Card) => Promise<void>;

/** Answers a person privately: by the request's own URL, else in the channel, else by direct message. */
export function createReply(client: WebClient, logger: Logger): Reply {
  return async (way, card) => {
    const message = toBlocks(card);
    const failures: string[] = [];
    for (const [name, send] of waysOf(client, way)) {
      try {
        await within(patience, sendSafely(send, message));
        return;
      } catch (error) {
        failures.push(`${name}: ${slackError(error) ?? (error instanceof Error ? error.name : 'failed')}`);
      }
    }
    logger.error({ failures }, 'an answer could not be given');
  };
}

type Send = (message: SlackMessage) => Promise<unknown>;

function waysOf(client: WebClient, { respond, replace, place, user }: Way): [string, Send][] {
  const ways: [string, Send][] = [];
  if (respond) {
    ways.push([
      'response_url',
      (message) =>
        respond({ ...toPayload(message), response_type: 'ephemeral', replace_original: replace ?? false }),
    ]);
  }
  if (place && !place.direct) {
    const channel = externalId(place.id);
    ways.push([
      'chat.postEphemeral',
      (message) => client.chat.postEphemeral({ channel, user, ...toPayload(message) }),
    ]);
  }
  ways.push([
    'direct message',
    (message) => client.chat.postMessage({ channel: user, ...toPayload(message) }),
  ]);
  return ways;
}

/** Once more as text alone, should Slack refuse the blocks. */
async function sendSafely(send: Send, message: SlackMessage): Promise<void> {
  try {
    await send(message);
  } catch (error) {
    const refused = slackError(error) === 'invalid_blocks' || statusOf(error) === 400;
    if (!refused) throw error;
    await send({ text: message.text, blocks: [] });
  }
}

function statusOf(error: unknown): unknown {
  return error && typeof error === 'object' && 'statusCode' in error ? error.statusCode : undefined;
}
