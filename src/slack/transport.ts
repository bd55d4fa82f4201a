import type { WebClient } from '@slack/web-api';
import type { Card } from '../card.ts';
import { type PostOptions, type Transport, TransportError } from '../delivery/transport.ts';
import { externalId } from '../ids.ts';
import { toPayload, toPosting, toUpdate } from './cards/message.ts';
import { simplerThan, type Version } from './cards/versions.ts';
import { blocksTooLong, errorName, isUnreached, retryAfter, slackError } from './connection/errors.ts';
import { explain, goneCodes, passingCodes } from './connection/refusals.ts';
import { createSearch, toMetadata } from './posted.ts';

/** Posts cards to Slack. */
export function createTransport(client: WebClient): Transport {
  const search = createSearch(client, toTransportError);

  async function postAs(
    version: Version,
    place: string,
    card: Card,
    { inThreadOf, inChannel, delivery }: PostOptions,
  ) {
    const { message, rest } = toPosting(card, version, inThreadOf !== undefined);
    const { ts } = await request(() =>
      client.chat.postMessage({
        channel: externalId(place),
        ...withoutPreviews,
        ...toPayload(message),
        ...(delivery ? { metadata: toMetadata(delivery, version) } : {}),
        ...toThread(inThreadOf, inChannel),
      }),
    );
    if (!ts) throw new TransportError('unclear', 'answer without a message id');
    return { id: ts, rest };
  }

  return {
    post: (place, card, options = {}) => attempts(card, (version) => postAs(version, place, card, options)),
    update: (place, messageId, card) =>
      attempts(card, async (version) => {
        const message = toPayload(toUpdate(card, version));
        // Slack posts to a person's id, but doesn't take one for an update.
        const channel = await request(() => search.conversationOf(place));
        if (!channel) throw new TransportError('gone', 'channel_not_found');
        await request(() => client.chat.update({ channel, ts: messageId, ...message }));
      }),
    async find(place, card, { inThreadOf, delivery, since }) {
      const found = await search.find(place, delivery, { thread: inThreadOf, since });
      if (typeof found === 'string') return found;
      // The rest depends on how the message was drawn, which the message says.
      return { id: found.ts, rest: toPosting(card, found.version, inThreadOf !== undefined).rest };
    },
    removeDoubles: search.removeDoubles,
  };
}

/** Where a message goes. Slack shows a broadcast reply in the channel, too. */
function toThread(thread_ts: string | undefined, inChannel = false) {
  if (thread_ts === undefined) return {};
  return inChannel ? { thread_ts, reply_broadcast: true as const } : { thread_ts };
}

/** Keeps Slack from showing previews of links that people typed. */
const withoutPreviews = { unfurl_links: false, unfurl_media: false };

/** Makes a request to Slack. Turns its failure into a `TransportError`. */
async function request<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toTransportError(error);
  }
}

/** Sends a card. If Slack refuses the blocks, draws the card more simply and tries again, twice at most. */
async function attempts<T>(card: Card, send: (version: Version) => Promise<T>): Promise<T> {
  let version: Version = 'full';
  for (;;) {
    try {
      return await send(version);
    } catch (error) {
      const next: Version | undefined =
        error instanceof TransportError ? simpler(card, version, error.reason) : undefined;
      if (!next) throw error;
      version = next;
    }
  }
}

/** The version to try next. Undefined if the refusal isn't about the blocks, or if there is nothing simpler. */
function simpler({ blocks }: Card, version: Version, refusal: string): Version | undefined {
  const isLong = refusal === blocksTooLong;
  return isLong || refusal.startsWith('invalid_blocks') ? simplerThan(version, blocks, isLong) : undefined;
}

function toTransportError(error: unknown): TransportError {
  const after = retryAfter(error);
  if (after !== undefined) return new TransportError('rate-limited', 'ratelimited', { retryAfter: after });
  const code = slackError(error);
  if (!code) return new TransportError(isUnreached(error) ? 'temporary' : 'unclear', errorName(error));
  if (goneCodes.includes(code)) return new TransportError('gone', code);
  if (explain(code)) return new TransportError('permanent', code);
  // A message without blocks can't have too many of them, so this refusal isn't about the card.
  const didNothing = code === blocksTooLong || passingCodes.includes(code);
  return new TransportError(didNothing ? 'temporary' : 'unclear', code);
}
