import type { Card } from '../card.ts';

/**
 * How cards reach one platform. A call ends by itself within 30 seconds (three attempts of ten at the most) and rejects
 * with a `TransportError`; anything else that it throws is taken for a bug of the transport. A request that may have been
 * carried out is never repeated by the transport itself.
 */
export interface Transport {
  /** How long a place rests after each message, in ms. Without it a place is sent to as fast as it takes things. */
  readonly pace?: number;
  /** Posts a card, in the thread of a message where one is named. Resolves to the platform's message id; '' if it took the card and named none. */
  post(place: string, card: Card, options?: { inThreadOf?: string }): Promise<string>;
  /** Replaces the content of a message that `post` returned. */
  update(place: string, messageId: string, card: Card): Promise<void>;
}

/**
 * What a refusal means for the deliveries of its place:
 * - `permanent`: this card will never be taken here (archived channel, invalid blocks);
 * - `gone`: the message to update, or whose thread to reply in, no longer exists;
 * - `rate-limited`: nothing is taken here before `retryAfter`;
 * - `temporary`: worth trying again (network, timeout, the platform's own error).
 */
export type Refusal = 'permanent' | 'gone' | 'rate-limited' | 'temporary';

export class TransportError extends Error {
  override name = 'TransportError';
  readonly kind: Refusal;
  /** The platform's own code (`is_archived`), fit for a log and for a person: never card contents. */
  readonly reason: string;
  /** Seconds to leave the place alone, with `rate-limited`. */
  readonly retryAfter: number | undefined;

  constructor(kind: Refusal, reason: string, more: { retryAfter?: number; cause?: unknown } = {}) {
    super(`${kind}: ${reason}`, { cause: more.cause });
    this.kind = kind;
    this.reason = reason;
    this.retryAfter = more.retryAfter;
  }
}
