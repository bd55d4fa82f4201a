import type { Card } from '../card.ts';

/**
 * Sends cards to one platform. A call takes at most 30 seconds: three attempts of ten seconds. If the platform refuses
 * the card or doesn't respond, the call rejects with a `TransportError`. Any other error counts as a bug in the
 * transport. The transport itself never repeats a request that the platform may have carried out.
 */
export interface Transport {
  /** The pause after each message to a place, in ms. Undefined means no pause. */
  readonly pace?: number;
  /** Posts a card, or as much of it as fits in one message. With `inThreadOf`, replies in the thread of that message. */
  post(place: string, card: Card, options?: { inThreadOf?: string }): Promise<Posted>;
  /** Replaces the content of a message that `post` returned. */
  update(place: string, messageId: string, card: Card): Promise<void>;
}

/** A message that the platform took. */
export interface Posted {
  /** The platform's message id, or '' if it returned none. */
  id: string;
  /** What didn't fit in the message. The courier posts it in the message's thread. */
  rest?: Card;
}

/**
 * Why a platform refused a card:
 * - `permanent`: the place will never accept this card (archived channel, invalid blocks);
 * - `gone`: the message to update or to reply to no longer exists;
 * - `rate-limited`: the place accepts nothing before `retryAfter`;
 * - `temporary`: another attempt may succeed (network, timeout, the platform's own error).
 */
export type FailureKind = 'permanent' | 'gone' | 'rate-limited' | 'temporary';

export class TransportError extends Error {
  override name = 'TransportError';
  readonly kind: FailureKind;
  /** The platform's error code (`is_archived`). Never contains the card, so it is safe to log and to show. */
  readonly reason: string;
  /** For `rate-limited`: how many seconds to wait. */
  readonly retryAfter: number | undefined;

  constructor(kind: FailureKind, reason: string, more: { retryAfter?: number; cause?: unknown } = {}) {
    super(`${kind}: ${reason}`, { cause: more.cause });
    this.kind = kind;
    this.reason = reason;
    this.retryAfter = more.retryAfter;
  }
}
