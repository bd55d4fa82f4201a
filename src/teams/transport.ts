import type { TeamsConversation } from '../db/generated/client.ts';
import { outsideThread } from '../delivery/message.ts';
import { type Transport, TransportError } from '../delivery/transport.ts';
import { codeOf, NotSent, retryAfterOf, statusOf } from './connection/errors.ts';
import type { Outlet } from './connection/outlet.ts';
import { isFinal, whyBarred } from './connection/refusals.ts';
import type { Draw } from './drawing.ts';
import type { Conversations } from './people/conversations.ts';

/**
 * HTTP statuses below 500 with which Teams does nothing for now, such as until somebody fixes the token. 412 means that
 * two changes were made to one conversation at the same time.
 */
const passing = [401, 412];

/**
 * Posts cards to Teams.
 *
 * If the answer to a post is lost, nobody can find out whether Teams posted the message. The Connector can't list
 * messages, and it can't recognize a repeated post. The courier posts the message again, because a message twice is
 * better than none. A success status counts as posted, even without a body. Updates can be repeated without harm.
 */
export function createTransport({
  conversations,
  outlet,
  draw,
}: {
  conversations: Conversations;
  outlet: Outlet;
  draw: Draw;
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

  /** Opens a chat with a person who has never written to the bot, but shares a conversation with it. */
  async function open(place: string): Promise<TeamsConversation> {
    const met = await conversations.member(place);
    if (!met) throw new TransportError('permanent', 'Migration Desk was never added to this conversation');
    try {
      const id = await outlet.open(met.userId, met.conversation);
      return await conversations.open(place, id, met.conversation);
    } catch (error) {
      if (!barredBy(error)) throw toTransportError(error);
      throw new TransportError('permanent', `the person has not installed Migration Desk (${codeOf(error)})`);
    }
  }

  return {
    // One post a second stays below most of Teams' limits. See docs/teams.md, "Rate limits".
    pace: 1_000,
    async post(place, card, { inThreadOf, inChannel } = {}) {
      // Teams shows a message in a thread or in the channel, never in both.
      const thread = inChannel ? undefined : inThreadOf;
      const id = await send(
        place,
        async (to) => outlet.post(to, await draw(hasThreads(to) ? card : outsideThread(card)), thread),
        thread !== undefined,
      );
      return { id };
    },
    async update(place, messageId, card) {
      const message = await draw(card);
      await send(place, (to) => outlet.update(to, messageId, message));
    },
  };
}

/** Only channels have threads. A reply in a group chat stands among all other messages. */
function hasThreads({ kind }: TeamsConversation): boolean {
  return kind === 'channel';
}

/** If Teams doesn't let the bot post in the conversation anymore, returns the reason. Undefined for any other error. */
function barredBy(error: unknown): string | undefined {
  return statusOf(error) === 403 ? whyBarred(codeOf(error)) : undefined;
}

function toTransportError(error: unknown, inThread = false): TransportError {
  const [status, code] = [statusOf(error), codeOf(error)];
  if (status === 429) return new TransportError('rate-limited', code, { retryAfter: retryAfterOf(error) });
  // To Teams, a thread is a conversation of its own. If the thread is gone, Teams answers `ConversationNotFound`.
  const isGone = code === 'ActivityNotFoundInConversation' || (inThread && code === 'ConversationNotFound');
  if (status === 404 && isGone) return new TransportError('gone', code);
  if (status !== undefined && status >= 400 && status < 500 && isFinal(code))
    return new TransportError('permanent', code);
  const isSent = !(error instanceof NotSent) && !isUnreached(code);
  const didNothing = status === undefined ? !isSent : passing.includes(status);
  return new TransportError(didNothing ? 'temporary' : 'unclear', code);
}

/** Whether no connection was made, so that Teams never got the request. */
function isUnreached(code: string): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
}
