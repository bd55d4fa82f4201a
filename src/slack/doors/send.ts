import type { RespondFn } from '@slack/bolt';
import type { Card, CardBlock } from '../../card.ts';
import type { Place } from '../../commands/place.ts';
import { externalId } from '../../ids.ts';
import { within } from '../../within.ts';
import { inToday } from '../cards/buttons.ts';
import { type SlackMessage, toPayload, toReply } from '../cards/message.ts';
import { split } from '../cards/parts.ts';
import { room, smallRoom } from '../cards/size.ts';
import { simplerThan, type Version } from '../cards/versions.ts';
import { blocksTooLong, slackError } from '../connection/errors.ts';
import type { Door } from './door.ts';
import { respondWith, responseError } from './respond.ts';

/** How to send the answer to one request, and to whom. */
export interface Way {
  /** Posts to the request's `response_url`. Absent for App Home and for most forms, which have none. */
  respond?: RespondFn;
  /** Whether the answer replaces the private message whose button was pressed. If not, the answer is a new message. */
  replaces?: boolean;
  place: Place | null;
  /** The Slack user id of the person who gets the answer. */
  user: string;
  /** Whether the request came from App Home, which then shows the answer. */
  home?: boolean;
  /** The `response_url` of the private message with Today that the request came from. It shows the answer at its top. */
  inToday?: string;
  /** The thread that gets the answer: the id of its first message. Absent: the channel. */
  thread?: string;
  /** Lets the bot open one form, within three seconds of the request. Absent if nobody pressed or typed a command. */
  triggerId?: string;
}

/** @param isFirst whether this is the first message of the answer. Only that one can replace another message */
type Send = (message: SlackMessage, isFirst: boolean) => Promise<unknown>;

/** Draws a part of the answer. */
type Write = (part: CardBlock[], version: Version) => SlackMessage;

/** How long one attempt may take, in ms. */
const patience = 10_000;

/**
 * Sends a private answer, as several messages if it is long. Tries the `response_url` first, then the channel, then a
 * direct message. If all of them fail, logs the failures. Never rejects.
 */
export async function send({ client, logger }: Pick<Door, 'client' | 'logger'>, way: Way, card: Card) {
  const parts = split(card.blocks, room);
  const mark = card.isToday && parts.length === 1 ? inToday : '';
  const write: Write = (part, version) => toReply(part, version, mark);
  const failures: string[] = [];
  let sent = 0;
  for (const [name, attempt] of attempts(client, way)) {
    try {
      for (; sent < parts.length; sent++) await sendSafely(attempt, write, parts[sent] ?? [], sent === 0);
      return;
    } catch (error) {
      failures.push(`${name}: ${refusalOf(error) ?? (error instanceof Error ? error.name : 'failed')}`);
    }
  }
  logger.error({ failures }, 'an answer could not be delivered to anyone');
}

/**
 * Returns the ways to send an answer, in the order to try them. Each has a name for the log. A `response_url` may post in the
 * channel although the message names a thread. So a new message in a thread goes there by the Web API first.
 */
function attempts(
  { chat }: Door['client'],
  { respond, replaces, place, user, thread }: Way,
): [string, Send][] {
  const inThread = thread ? { thread_ts: thread } : {};
  const channel = externalId(place?.id ?? '');
  const byUrl: [string, Send] = [
    'response_url',
    (message, isFirst) =>
      respondWith(respond!, {
        ...inThread,
        ...toPayload(message),
        response_type: 'ephemeral',
        replace_original: isFirst && (replaces ?? false),
      }),
  ];
  const inChannel: [string, Send] = [
    'chat.postEphemeral',
    (message) => chat.postEphemeral({ channel, user, ...inThread, ...toPayload(message) }),
  ];
  // In a thread of a direct message, the person may be talking to someone else. Slack then refuses the message.
  const inDirect: [string, Send] = [
    'thread of a direct message',
    (message) => chat.postMessage({ channel, ...inThread, ...toPayload(message) }),
  ];
  const direct: [string, Send] = [
    'direct message',
    (message) => chat.postMessage({ channel: user, ...toPayload(message) }),
  ];
  const urls = respond ? [byUrl] : [];
  const places = !place ? [] : !place.direct ? [inChannel] : thread ? [inDirect] : [];
  return thread && !replaces ? [...places, ...urls, direct] : [...urls, ...places, direct];
}

/**
 * Sends one part of an answer. If Slack refuses it as too long, splits it once more. If Slack refuses the blocks, sends
 * text, in pieces that a message's text has room for.
 */
async function sendSafely(
  attempt: Send,
  write: Write,
  part: CardBlock[],
  isFirst: boolean,
  version: Version = 'full',
): Promise<void> {
  try {
    await within(patience, attempt(write(part, version), isFirst));
  } catch (error) {
    const next = simpler(error, part, version);
    if (!next) throw error;
    for (const [i, piece] of split(part, smallRoom).entries())
      await sendSafely(attempt, write, piece, isFirst && i === 0, next);
  }
}

/** The version to try next. Undefined if the refusal isn't about the blocks, or if there is nothing simpler. */
function simpler(error: unknown, part: CardBlock[], version: Version): Version | undefined {
  const refusal = refusalOf(error);
  const isLong = refusal === blocksTooLong;
  const isRefused = isLong || refusal === 'invalid_blocks' || statusOf(error) === 400;
  return isRefused ? simplerThan(version, part, isLong) : undefined;
}

function refusalOf(error: unknown): string | undefined {
  return slackError(error) ?? responseError(error);
}

function statusOf(error: unknown): unknown {
  return error && typeof error === 'object' && 'statusCode' in error ? error.statusCode : undefined;
}
