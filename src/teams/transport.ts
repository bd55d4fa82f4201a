import { type Transport, TransportError } from '../delivery/transport.ts';
import { toMessage } from './adaptive-card.ts';
import type { Conversations } from './conversations.ts';
import { type Outlet, statusOf } from './outlet.ts';

/** Codes of a 403 that mean that the bot may not post there any more, and what is told of them. */
const barred: Record<string, string> = {
  BotNotInConversationRoster: 'Migration Desk was removed from there',
  MessageWritesBlocked: 'messages to there are blocked',
};

/** What passes by itself: platform.md 10. */
const passing = [408, 412, 500, 502, 503, 504];

/** Posts cards to Teams. */
export function createTransport({
  conversations,
  outlet,
}: {
  conversations: Conversations;
  outlet: Outlet;
}): Transport {
  async function send<T>(
    place: string,
    work: (to: NonNullable<Awaited<ReturnType<Conversations['find']>>>) => Promise<T>,
  ) {
    const to = await conversations.find(place);
    if (!to) throw new TransportError('permanent', 'not_installed');
    if (to.retired) throw new TransportError('permanent', to.retired);
    try {
      return await work(to);
    } catch (error) {
      const code = codeOf(error);
      if (statusOf(error) === 403 && code in barred) await conversations.retire(to.place, barred[code]!);
      throw toTransportError(error, code);
    }
  }

  return {
    post: (place, card, { inThreadOf } = {}) =>
      send(place, async (to) => {
        const id = await outlet.post(to, toMessage(card), inThreadOf);
        if (!id) throw new TransportError('temporary', 'Teams gave no message id');
        return id;
      }),
    update: (place, messageId, card) => send(place, (to) => outlet.update(to, messageId, toMessage(card))),
  };
}

function codeOf(error: unknown): string {
  const code = error && typeof error === 'object' && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

function toTransportError(error: unknown, code: string): TransportError {
  if (error instanceof TransportError) return error;
  const status = statusOf(error);
  const reason = code || (status ? `HTTP ${status}` : 'no answer');
  if (status === 429) return new TransportError('rate-limited', reason, { retryAfter: retryAfterOf(error) });
  if (status === undefined || passing.includes(status)) return new TransportError('temporary', reason);
  return new TransportError(status === 404 ? 'gone' : 'permanent', reason);
}

/** In seconds. Without the header Teams means a moment. */
function retryAfterOf(error: unknown): number {
  const given = error && typeof error === 'object' && 'retryAfter' in error ? Number(error.retryAfter) : 0;
  return given > 0 ? given : 2;
}
