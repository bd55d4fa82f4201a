import type { WebClient } from '@slack/web-api';
import type { Card } from '../card.ts';
import { type Transport, TransportError } from '../delivery/transport.ts';
import { externalId } from '../ids.ts';
import { toTable } from './cards/chart.ts';
import { type SlackMessage, toMessage, toPayload } from './cards/message.ts';
import { retryAfter, slackError } from './connection/errors.ts';

/** Slack's errors when the message to update or reply to no longer exists. */
const gone = ['message_not_found', 'thread_not_found', 'cant_update_message', 'edit_window_closed'];

/**
 * Slack's errors that may go away, by themselves or when somebody fixes the token. The courier tries the delivery again
 * later. All other errors are permanent, such as `is_archived` and `channel_not_found`.
 */
const passing = [
  ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'],
  ...['invalid_auth', 'not_authed', 'token_expired', 'token_revoked', 'account_inactive', 'missing_scope'],
];

/** Posts cards to Slack. */
export function createTransport(client: WebClient): Transport {
  return {
    async post(place, card, { inThreadOf } = {}) {
      return attempts(card, async (message) => {
        const posted = await client.chat.postMessage({
          channel: externalId(place),
          ...withoutPreviews,
          ...toPayload(message),
          ...(inThreadOf ? { thread_ts: inThreadOf } : {}),
        });
        return posted.ts ?? '';
      });
    },
    async update(place, messageId, card) {
      await attempts(card, async (message) => {
        await client.chat.update({ channel: externalId(place), ts: messageId, ...toPayload(message) });
      });
    },
  };
}

/** Keeps Slack from showing previews of links that people typed. */
const withoutPreviews = { unfurl_links: false, unfurl_media: false };

/**
 * Sends a card. If Slack refuses the blocks, sends the card again, with its charts as a table. If Slack refuses that
 * too, sends only the text.
 */
async function attempts<T>(card: Card, send: (message: SlackMessage) => Promise<T>): Promise<T> {
  const full = toMessage(card);
  const forms = [full, ...simpler(card, full)];
  for (const [i, form] of forms.entries()) {
    try {
      return await send(form);
    } catch (error) {
      const refused = slackError(error)?.startsWith('invalid_blocks');
      if (!refused || i === forms.length - 1) throw toTransportError(error);
    }
  }
  throw new TransportError('permanent', 'nothing to send');
}

function simpler(card: Card, full: SlackMessage): SlackMessage[] {
  const charts = card.blocks.filter((block) => block.type === 'chart');
  const textOnly = { text: full.text, blocks: [] };
  if (charts.length === 0) return [textOnly];
  const rest = toMessage({ ...card, blocks: card.blocks.filter((block) => block.type !== 'chart') });
  const [first, ...others] = rest.blocks;
  const blocks = first ? [first, toTable(charts), ...others] : [toTable(charts)];
  return [{ text: full.text, blocks }, textOnly];
}

function toTransportError(error: unknown): TransportError {
  const after = retryAfter(error);
  if (after !== undefined) return new TransportError('rate-limited', 'ratelimited', { retryAfter: after });
  const code = slackError(error);
  if (!code) return new TransportError('temporary', error instanceof Error ? error.name : 'no answer');
  if (gone.includes(code)) return new TransportError('gone', code);
  return new TransportError(passing.includes(code) ? 'temporary' : 'permanent', code);
}
