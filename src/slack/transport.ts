import type { WebClient } from '@slack/web-api';
import type { Card } from '../card.ts';
import { type PostOptions, type Transport, TransportError } from '../delivery/transport.ts';
import { externalId } from '../ids.ts';
import { type Form, toPayload, toPosting, toUpdate } from './cards/message.ts';
import { blocksTooLong, errorName, isUnreached, retryAfter, slackError } from './connection/errors.ts';
import { explain, goneCodes, passingCodes } from './connection/refusals.ts';
import { createSearch, toMetadata } from './posted.ts';

/** Posts cards to Slack. */
export function createTransport(client: WebClient): Transport {
  const search = createSearch(client, toTransportError);

  async function postAs(
    form: Form,
    place: string,
    card: Card,
    { inThreadOf, inChannel, delivery }: PostOptions,
  ) {
    const { message, rest } = toPosting(card, form, inThreadOf !== undefined);
    const { ts } = await request(() =>
      client.chat.postMessage({
        channel: externalId(place),
        ...withoutPreviews,
        ...toPayload(message),
        ...(delivery ? { metadata: toMetadata(delivery, form) } : {}),
        ...toThread(inThreadOf, inChannel),
      }),
    );
    if (!ts) throw new TransportError('unclear', 'answer without a message id');
    return { id: ts, rest };
  }

  return {
    post: (place, card, options = {}) => attempts(card, (form) => postAs(form, place, card, options)),
    update: (place, messageId, card) =>
      attempts(card, async (form) => {
        const message = toPayload(toUpdate(card, form));
        // Slack posts to a person's id, but doesn't take one for an update.
        const channel = await request(() => search.conversationOf(place));
        if (!channel) throw new TransportError('gone', 'channel_not_found');
        await request(() => client.chat.update({ channel, ts: messageId, ...message }));
      }),
    async find(place, card, { inThreadOf, delivery, since }) {
      const found = await search.find(place, delivery, { thread: inThreadOf, since });
      if (typeof found === 'string') return found;
      // The rest depends on how the message was drawn, which the message says.
      return { id: found.ts, rest: toPosting(card, found.form, inThreadOf !== undefined).rest };
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
async function attempts<T>(card: Card, send: (form: Form) => Promise<T>): Promise<T> {
  let form: Form | undefined = 'full';
  for (;;) {
    try {
      return await send(form);
    } catch (error) {
      form = error instanceof TransportError ? simpler(card, form, error.reason) : undefined;
      if (!form) throw error;
    }
  }
}

/** The next form to try. Undefined if the refusal isn't about the blocks, or if there is nothing simpler. */
function simpler(card: Card, form: Form, refusal: string): Form | undefined {
  const isLong = refusal === blocksTooLong;
  if (form === 'text' || (!isLong && !refusal.startsWith('invalid_blocks'))) return undefined;
  if (form !== 'full') return 'text';
  if (isLong) return 'short';
  return card.blocks.some(({ type }) => newBlocks.includes(type)) ? 'simple' : 'text';
}

/** Blocks of a card that some workspaces don't have yet. */
const newBlocks = ['chart', 'fold', 'table'];

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
