import type { WebClient } from '@slack/web-api';
import type { Card } from '../card.ts';
import { type Transport, TransportError } from '../delivery/transport.ts';
import { externalId } from '../ids.ts';
import { type Form, toPayload, toPosting, toUpdate } from './cards/message.ts';
import { blocksTooLong, retryAfter, slackError } from './connection/errors.ts';

/** Slack's errors when the message to update or reply to no longer exists. */
const gone = ['message_not_found', 'thread_not_found', 'cant_update_message', 'edit_window_closed'];

/**
 * Slack's errors that may go away, by themselves or when somebody fixes the token. The courier tries the delivery again
 * later. All other errors are permanent, such as `is_archived` and `channel_not_found`.
 */
const passing = [
  ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'],
  ...['invalid_auth', 'not_authed', 'token_expired', 'token_revoked', 'account_inactive', 'missing_scope'],
  // A message without blocks can't have too many of them, so this refusal isn't about the card.
  blocksTooLong,
];

/** Posts cards to Slack. */
export function createTransport(client: WebClient): Transport {
  return {
    async post(place, card, { inThreadOf } = {}) {
      return attempts(card, async (form) => {
        const { message, rest } = toPosting(card, form, inThreadOf !== undefined);
        const posted = await client.chat.postMessage({
          channel: externalId(place),
          ...withoutPreviews,
          ...toPayload(message),
          ...(inThreadOf ? { thread_ts: inThreadOf } : {}),
        });
        return { id: posted.ts ?? '', rest };
      });
    },
    async update(place, messageId, card) {
      await attempts(card, async (form) => {
        const message = toPayload(toUpdate(card, form));
        await client.chat.update({ channel: externalId(place), ts: messageId, ...message });
      });
    },
  };
}

/** Keeps Slack from showing previews of links that people typed. */
const withoutPreviews = { unfurl_links: false, unfurl_media: false };

/** Sends a card. If Slack refuses the blocks, draws the card more simply and tries again, twice at most. */
async function attempts<T>(card: Card, send: (form: Form) => Promise<T>): Promise<T> {
  let form: Form | undefined = 'full';
  for (;;) {
    try {
      return await send(form);
    } catch (error) {
      form = simpler(card, form, slackError(error));
      if (!form) throw toTransportError(error);
    }
  }
}

/** The next form to try. Undefined if the refusal isn't about the blocks, or if there is nothing simpler. */
function simpler(card: Card, form: Form, refusal = ''): Form | undefined {
  const isLong = refusal === blocksTooLong;
  if (form === 'text' || (!isLong && !refusal.startsWith('invalid_blocks'))) return undefined;
  if (form !== 'full') return 'text';
  if (isLong) return 'short';
  return card.blocks.some(({ type }) => type === 'chart') ? 'table' : 'text';
}

function toTransportError(error: unknown): TransportError {
  const after = retryAfter(error);
  if (after !== undefined) return new TransportError('rate-limited', 'ratelimited', { retryAfter: after });
  const code = slackError(error);
  if (!code) return new TransportError('temporary', error instanceof Error ? error.name : 'no answer');
  if (gone.includes(code)) return new TransportError('gone', code);
  return new TransportError(passing.includes(code) ? 'temporary' : 'permanent', code);
}
