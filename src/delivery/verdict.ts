import type { Card } from '../card.ts';
import { after } from './destination.ts';
import type { Due } from './next-owed.ts';
import type { Outcome } from './send.ts';

/** What happens to a delivery and its place after an attempt. */
export interface Verdict {
  state: 'owed' | 'sent' | 'failed';
  messageId?: string;
  reason?: string;
  /** When the first attempt began whose outcome nobody knows. Null if there is at most one message. */
  unclearSince: Date | null;
  /** What is still to be posted, in the thread of `messageId`. */
  rest?: Card;
  /** The earliest time for the next delivery to this place. */
  notBefore?: Date;
  /** Set if the anchor's message no longer exists, so that the next delivery posts a new one. */
  forgetAnchor?: true;
}

const second = 1_000;
const longestPause = 300 * second;

/**
 * When a delivery fails for good: it is at least a day old, and it has had this many attempts. The attempts take about
 * nine minutes. So after a day of our own downtime, an old delivery still gets nine minutes. If a place never responds,
 * each old delivery takes nine minutes instead of a day.
 */
const patience = { age: 24 * 3_600 * second, attempts: 10 };

/**
 * How many attempts a card gets if it triggers a bug. They take about two minutes, so the card doesn't block its place
 * for a day.
 */
const bugPatience = 8;

/**
 * Decides what happens after an attempt.
 * @param pace the pause after a sent message, in ms. After a refusal, the pause is at least a second.
 */
export function toVerdict(due: Due, outcome: Outcome, now: Date, pace = 0): Verdict {
  const attempts = due.attempts + 1;
  const isUnclear = outcome.kind === 'unclear' || outcome.kind === 'unexpected';
  const unclearSince = due.unclearSince ?? (isUnclear ? due.since : null);

  function toRetry(spent: boolean): Verdict {
    const { reason } = outcome as { reason: string };
    if (spent) return { state: 'failed', reason, unclearSince };
    return { state: 'owed', reason, notBefore: after(now, backoff(attempts)), unclearSince };
  }

  switch (outcome.kind) {
    case 'sent': {
      const { messageId, rest, way } = outcome;
      return {
        state: rest ? 'owed' : 'sent',
        messageId,
        // An earlier attempt may have posted the same message, which has not been found so far.
        unclearSince: way === 'posted' ? due.unclearSince : null,
        rest,
        notBefore: pace ? after(now, pace) : undefined,
      };
    }
    case 'superseded':
      // Only updates are superseded, and those can be repeated.
      return { state: 'sent', messageId: outcome.messageId, reason: 'superseded', unclearSince: null };
    case 'permanent':
      return { state: 'failed', reason: outcome.reason, unclearSince };
    case 'gone':
      return { state: 'owed', reason: outcome.reason, forgetAnchor: true, unclearSince };
    case 'rate-limited': {
      const notBefore = after(now, toPause(outcome, attempts));
      return { state: 'owed', reason: outcome.reason, notBefore, unclearSince };
    }
    case 'temporary':
    case 'unclear': {
      const spent = attempts >= patience.attempts && now.getTime() - due.createdAt.getTime() >= patience.age;
      return toRetry(spent);
    }
    case 'unexpected':
      return toRetry(attempts >= bugPatience);
  }
}

/** Returns how long to wait after a failed attempt, in ms: 1 second after the first attempt, then 2, 4, and so on. */
function backoff(attempts: number): number {
  return Math.min(second * 2 ** (attempts - 1), longestPause);
}

/**
 * Returns how long to wait after a rate limit, in ms. Waits at least a second, even if the platform gives no time or
 * says `Retry-After: 0`. Waits at most a day.
 */
function toPause({ retryAfter }: { retryAfter?: number }, attempts: number): number {
  if (!retryAfter || retryAfter < 0) return backoff(attempts);
  return Math.min(Math.max(retryAfter * second, second), patience.age);
}
