import type { TeamsConversation } from '../db/generated/client.ts';
import { type Transport, TransportError } from '../delivery/transport.ts';
import { toMessage } from './adaptive-card.ts';
import type { Conversations } from './conversations.ts';
import { type Outlet, statusOf } from './outlet.ts';

/**
 * Codes of a 403 after which nothing is to be posted until the bot hears from there again, and what is told of them:
 * learn.microsoft.com, "Conversation basics", status code responses.
 */
const barred: Record<string, string> = {
  BotNotInConversationRoster: 'Migration Desk was removed from there',
  MessageWritesBlocked: 'messages to there are blocked',
  ConversationBlockedByUser: 'Migration Desk is blocked there',
  BotDisabledByAdmin: 'an administrator has blocked Migration Desk',
  ForbiddenOperationException: 'Migration Desk is not installed there',
};

/**
 * What passes by itself, or with a mended token: what is owed then is not lost. Of the others below 500 nothing does.
 * A 412 is two changes at once to one conversation.
 */
const passing = [401, 408, 412];

/**
 * Posts cards to Teams.
 *
 * When the answer to a post is lost, nobody can tell whether it was made: the Connector takes no key of ours for a post,
 * and has no way to ask what stands in a conversation. So it is posted again, as nothing may be lost. It is not where more
 * is known: a refusal posted nothing, an answer without its end is an answer, and a second update changes nothing.
 */
export function createTransport({
  conversations,
  outlet,
}: {
  conversations: Conversations;
  outlet: Outlet;
}): Transport {
  async function send<T>(
    place: string,
    work: (to: TeamsConversation) => Promise<T>,
    inThread = false,
  ): Promise<T> {
    const to = (await conversations.find(place)) ?? (await open(place));
    if (to.retired) throw new TransportError('permanent', to.retired);
    try {
      return await work(to);
    } catch (error) {
      const why = barredBy(error);
      if (!why) throw toTransportError(error, inThread);
      await conversations.retire(to.place, why);
      throw new TransportError('permanent', why);
    }
  }

  /** The conversation with a person who has never written to the bot, but whom it has met elsewhere. */
  async function open(place: string): Promise<TeamsConversation> {
    const met = await conversations.member(place);
    if (!met) throw new TransportError('permanent', 'Migration Desk was never added there');
    try {
      const id = await outlet.open(met.userId, met.conversation);
      return await conversations.open(place, id, met.conversation);
    } catch (error) {
      if (statusOf(error) !== 403) throw toTransportError(error);
      throw new TransportError('permanent', `Migration Desk is not installed for them (${codeOf(error)})`);
    }
  }

  return {
    // One post a second stays below most limits of Teams: docs/teams.md, "Rate limits".
    pace: 1_000,
    async post(place, card, { inThreadOf } = {}) {
      const message = toMessage(card);
      return send(place, (to) => outlet.post(to, message, inThreadOf), inThreadOf !== undefined);
    },
    async update(place, messageId, card) {
      const message = toMessage(card);
      await send(place, (to) => outlet.update(to, messageId, message));
    },
  };
}

/** Why the bot may not post there any more, for a person to read; undefined when that is not it. */
function barredBy(error: unknown): string | undefined {
  const code = codeOf(error);
  return statusOf(error) === 403 && code in barred ? `${barred[code]} (${code})` : undefined;
}

function toTransportError(error: unknown, inThread = false): TransportError {
  const [status, code] = [statusOf(error), codeOf(error)];
  if (status === 429) return new TransportError('rate-limited', code, { retryAfter: retryAfterOf(error) });
  const passes = status === undefined || status < 400 || status >= 500 || passing.includes(status);
  if (passes) return new TransportError('temporary', code);
  // A thread is addressed as a conversation of its own.
  const isGone = status === 404 && (inThread || code !== 'ConversationNotFound');
  return new TransportError(isGone ? 'gone' : 'permanent', code);
}

/** Of the Connector, of the connection, or (`errorCode`) of who gives the bot its token. */
function codeOf(error: unknown): string {
  const { code, errorCode } = (error ?? {}) as { code?: unknown; errorCode?: unknown };
  const given = [code, errorCode].find((one) => typeof one === 'string' && one !== '');
  const status = statusOf(error);
  return (given as string | undefined) ?? (status ? `HTTP ${status}` : 'no answer');
}

/** In seconds; undefined without the header, or with one that is no number: the courier then waits longer each time. */
function retryAfterOf(error: unknown): number | undefined {
  const given = Number((error as { retryAfter?: unknown }).retryAfter);
  return given > 0 ? given : undefined;
}
