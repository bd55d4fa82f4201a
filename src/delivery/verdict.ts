import { after } from './destination.ts';
import type { Due } from './next-owed.ts';
import type { Outcome } from './send.ts';

/** What happens to a delivery and its place after an attempt. */
export interface Verdict {
  state: 'owed' | 'sent' | 'failed';
  messageId?: string;
  reason?: string;
  /** The earliest time of the next delivery to this place. */
  notBefore?: Date;
  /** Set if the anchor's message no longer exists, so that the next delivery posts a new one. */
  forgetAnchor?: true;
}

const second = 1_000;
const longestPause = 300 * second;

/**
 * A delivery fails for good when it is a day old and has had this many attempts. So after a day of our own downtime, an
 * old delivery still gets ten minutes of attempts. If a place never responds, its old deliveries fail after ten minutes
 * each, instead of a day each.
 */
const patience = { age: 24 * 3_600 * second, attempts: 10 };

/** How many attempts a card gets if it triggers a bug: about four minutes, so it doesn't block its place for a day. */
const bugPatience = 8;

/**
 * Decides what happens after an attempt.
 * @param pace the pause after a sent message, in ms. After a refusal, the pause is at least a second.
 */
export function toVerdict(due: Due, outcome: Outcome, now: Date, pace = 0): Verdict {
  const attempts = due.attempts + 1;
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', messageId: outcome.messageId, notBefore: pace ? after(now, pace) : undefined };
    case 'superseded':
      return { state: 'sent', messageId: outcome.messageId, reason: 'superseded' };
    case 'permanent':
      return { state: 'failed', reason: outcome.reason };
    case 'gone':
      return { state: 'owed', reason: outcome.reason, forgetAnchor: true };
    case 'rate-limited':
      return { state: 'owed', reason: outcome.reason, notBefore: after(now, toPause(outcome, attempts)) };
    case 'temporary': {
      const spent = attempts >= patience.attempts && now.getTime() - due.createdAt.getTime() >= patience.age;
      return spent ? { state: 'failed', reason: outcome.reason } : again(outcome.reason, attempts, now);
    }
    case 'unexpected':
      if (attempts >= bugPatience) return { state: 'failed', reason: outcome.reason };
      return again(outcome.reason, attempts, now);
  }
}

function again(reason: string, attempts: number, now: Date): Verdict {
  return { state: 'owed', reason, notBefore: after(now, backoff(attempts)) };
}

/** Returns 1 second after the first attempt, then 2, 4, and so on, in ms. */
function backoff(attempts: number): number {
  return Math.min(second * 2 ** (attempts - 1), longestPause);
}

/**
 * Returns how long to wait after a rate limit, in ms: at least a second, even if the platform says `Retry-After: 0` or
 * nothing, and at most a day.
 */
function toPause({ retryAfter }: { retryAfter?: number }, attempts: number): number {
  if (!retryAfter || retryAfter < 0) return backoff(attempts);
  return Math.min(Math.max(retryAfter * second, second), patience.age);
}
