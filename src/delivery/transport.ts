import type { Card } from '../card.ts';

/**
 * Sends cards to one platform. A request takes at most ten seconds, and `post` and `update` make three at most. If the
 * platform refuses the card or doesn't respond, the call rejects with a `TransportError`. Any other error counts as a
 * bug in the transport. The transport itself never repeats a request that the platform may have carried out.
 */
export interface Transport {
  /** The pause after each message to a place, in ms. Undefined means no pause. */
  readonly pace?: number;
  /**
   * Posts a card, or as much of it as fits in one message. With `inThreadOf`, replies in the thread of that message. With
   * `inChannel`, people also see that reply in the channel. Where that isn't possible, they see it in the channel only.
   */
  post(place: string, card: Card, options?: PostOptions): Promise<Posted>;
  /** Replaces the content of a message that `post` returned. */
  update(place: string, messageId: string, card: Card): Promise<void>;
  /**
   * Looks for the message that an earlier attempt may have posted, since about `since`. Resolves to `absent` if there is
   * none, and to `unknowable` if the platform doesn't let the bot look. If there are several, removes all but the newest.
   * Undefined on platforms where nobody can look.
   */
  find?(place: string, card: Card, options: FindOptions): Promise<Found>;
  /**
   * Removes the messages of a delivery that were posted twice: all but `keep` and, of each further part, the newest.
   * Resolves to `unknowable` if the platform doesn't let the bot look. Undefined on platforms where nobody can look.
   */
  removeDoubles?(
    place: string,
    delivery: DeliveryKey,
    options: { keep: string; threads: string[]; since: Date },
  ): Promise<number | 'unknowable'>;
}

/** What tells a delivery from all others, also from those of an earlier database, whose ids start at 1, too. */
export interface DeliveryKey {
  id: bigint;
  createdAt: Date;
}

/** Goes with a message, so that `find` recognizes it. */
export interface PartKey extends DeliveryKey {
  /** Counts the messages of a long card from 0. */
  part: number;
}

export interface PostOptions {
  inThreadOf?: string;
  inChannel?: boolean;
  delivery?: PartKey;
}

export interface FindOptions {
  inThreadOf?: string;
  delivery: PartKey;
  since: Date;
}

/** A message that the platform took. */
export interface Posted {
  /** The platform's message id, or '' if it returned none. */
  id: string;
  /** What didn't fit in the message. The courier posts it in the message's thread. */
  rest?: Card;
}

export type Found = Posted | 'absent' | 'unknowable';

/**
 * Why a platform refused a card:
 * - `permanent`: the place will never accept this card (archived channel, invalid blocks). Only the platform's known
 *   codes mean that;
 * - `gone`: the message to update or to reply to no longer exists;
 * - `rate-limited`: the place accepts nothing before `retryAfter`;
 * - `temporary`: the platform did nothing, and another attempt may succeed (invalid token, connection refused);
 * - `unclear`: nobody knows whether the platform took the card (timeout, lost connection, unreadable answer, its own
 *   error). Another attempt may succeed.
 */
export type FailureKind = 'permanent' | 'gone' | 'rate-limited' | 'temporary' | 'unclear';

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
