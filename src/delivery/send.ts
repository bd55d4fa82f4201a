import type { Card } from '../card.ts';
import { TooLate, within } from '../within.ts';
import { outsideThread } from './message.ts';
import type { Due } from './next-owed.ts';
import { type FailureKind, type Posted, type Transport, TransportError } from './transport.ts';

export type Outcome =
  /** `posted` after an earlier attempt whose outcome nobody knows: there may be a second message. */
  | { kind: 'sent'; messageId: string; rest?: Card; way: 'posted' | 'updated' | 'found' }
  /** Not sent, because a later delivery updates the same message. */
  | { kind: 'superseded'; messageId: string }
  | { kind: FailureKind; reason: string; retryAfter?: number }
  /**
   * The transport has a bug: it threw something other than a `TransportError`. `at` is the line of code that threw the
   * error.
   */
  | { kind: 'unexpected'; reason: string; at?: string };

/** Sends a delivery to its platform. Never rejects, and takes at most `limit` ms. */
export async function send(transport: Transport, due: Due, limit: number): Promise<Outcome> {
  if (due.closed) return { kind: 'permanent', reason: due.closed };
  if (due.superseded && due.anchorMessage) return { kind: 'superseded', messageId: due.anchorMessage };
  try {
    const { posted, way } = await within(limit, call(transport, due));
    return { kind: 'sent', messageId: due.continues ?? posted.id, rest: posted.rest, way };
  } catch (error) {
    return toOutcome(error, due);
  }
}

interface Sent {
  posted: Posted;
  way: 'posted' | 'updated' | 'found';
}

/** Posts or updates a message. Looks first if an earlier attempt may have posted it. An update can be repeated. */
async function call(transport: Transport, due: Due): Promise<Sent> {
  const { id, place, mode, anchorMessage, threadMessage, continues, part, createdAt, unclearSince } = due;
  const inThreadOf = (mode === 'reply' ? anchorMessage : threadMessage) || continues || undefined;
  const card = inThreadOf ? due.card : outsideThread(due.card);
  if (anchorMessage && mode === 'anchor' && !continues) {
    await transport.update(place, anchorMessage, card);
    return { posted: { id: anchorMessage }, way: 'updated' };
  }
  // What doesn't fit in a message is only in its thread.
  const inChannel = due.inChannel && part === 0;
  const options = { inThreadOf, inChannel, delivery: { id, createdAt, part } };
  const found = unclearSince && (await transport.find?.(place, card, { ...options, since: unclearSince }));
  if (found && typeof found === 'object') return { posted: found, way: 'found' };
  return { posted: await transport.post(place, card, options), way: 'posted' };
}

function toOutcome(error: unknown, due: Due): Outcome {
  if (error instanceof TooLate) return { kind: 'unclear', reason: error.message };
  if (!(error instanceof TransportError)) {
    // Leave out the error's message, because it may quote the card.
    const { name, stack } = error instanceof Error ? error : new Error();
    return { kind: 'unexpected', reason: `unexpected ${name}`, at: stack?.match(/^ +at .*/m)?.[0].trim() };
  }
  // A message outside a thread doesn't depend on another message, so `gone` is a bug in the transport. Give up, because
  // a retry would fail again and block the place forever.
  const alone = !due.anchorMessage && !due.threadMessage && !due.continues;
  const kind = error.kind === 'gone' && alone ? 'permanent' : error.kind;
  return { kind, reason: error.reason, retryAfter: error.retryAfter };
}
