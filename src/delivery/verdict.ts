import { after } from './destination.ts';
import type { Due } from './next-owed.ts';
import type { Outcome } from './send.ts';

/** What an outcome means for the delivery and its place. */
export interface Verdict {
  state: 'owed' | 'sent' | 'failed';
  messageId?: string;
  reason?: string;
  /** The place takes nothing before this moment. */
  notBefore?: Date;
  /** The anchor's message is no more. */
  forgetAnchor?: true;
}

const second = 1_000;
const longestPause = 300 * second;

/**
 * A delivery is given up when it is a day old and was tried this often: after a day of downtime of our own it still
 * gets its ten minutes, and a backlog to a dead place is through in less than a day each.
 */
const patience = { age: 24 * 3_600 * second, attempts: 10 };

/** A card that trips a bug must not hold up its place for a day: some four minutes. */
const bugPatience = 8;

/** @param pace how long a place rests after a message, in ms; what was refused waits its second in any case */
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

/** 1 s, 2 s, 4 s, … */
function backoff(attempts: number): number {
  return Math.min(second * 2 ** (attempts - 1), longestPause);
}

/** A platform that says `Retry-After: 0`, or nothing, is not hammered; one that says a century is asked tomorrow. */
function toPause({ retryAfter }: { retryAfter?: number }, attempts: number): number {
  if (!retryAfter || retryAfter < 0) return backoff(attempts);
  return Math.min(Math.max(retryAfter * second, second), patience.age);
}
