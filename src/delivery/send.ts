import { TooLate, within } from '../within.ts';
import type { Due } from './next-owed.ts';
import { type Refusal, type Transport, TransportError } from './transport.ts';

export type Outcome =
  | { kind: 'sent'; messageId: string }
  /** Nothing was said: a later delivery says it. */
  | { kind: 'superseded'; messageId: string }
  | { kind: Refusal; reason: string; retryAfter?: number }
  /** The transport threw what a transport may not throw: a bug, at this place in the source. */
  | { kind: 'unexpected'; reason: string; at?: string };

/** Gives a delivery to its platform. Never throws, and takes no longer than `limit` ms. */
export async function send(transport: Transport, due: Due, limit: number): Promise<Outcome> {
  if (due.superseded && due.anchorMessage) return { kind: 'superseded', messageId: due.anchorMessage };
  try {
    return { kind: 'sent', messageId: await within(limit, call(transport, due)) };
  } catch (error) {
    return toOutcome(error, due);
  }
}

async function call(transport: Transport, { place, mode, anchorMessage, card }: Due): Promise<string> {
  if (!anchorMessage || mode === 'post') return transport.post(place, card);
  if (mode === 'reply') return transport.post(place, card, { inThreadOf: anchorMessage });
  await transport.update(place, anchorMessage, card);
  return anchorMessage;
}

function toOutcome(error: unknown, due: Due): Outcome {
  if (error instanceof TooLate) return { kind: 'temporary', reason: error.message };
  if (!(error instanceof TransportError)) {
    // Not the message: it may quote the card.
    const { name, stack } = error instanceof Error ? error : new Error();
    return { kind: 'unexpected', reason: `unexpected ${name}`, at: stack?.match(/^ +at .*/m)?.[0].trim() };
  }
  // A plain post has nothing that could be gone; trying it again for ever would hold up the place.
  const kind = error.kind === 'gone' && !due.anchorMessage ? 'permanent' : error.kind;
  return { kind, reason: error.reason, retryAfter: error.retryAfter };
}
