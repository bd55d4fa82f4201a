/** What people read about a lockout. A message may be read days later, so the words name moments, not how long ago. */

import type { Calendar } from '../../time/calendar.ts';
import { momentWords, timeWords } from '../../time/date-words.ts';
import type { TicketState } from '../state.ts';
import { openBy, stepName } from '../steps/step-name.ts';
import { type Lockout, lockoutOf, stepsToUnlock } from './lockout.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

/**
 * The lockout in words: `users can't open their mailboxes: Passwords reset (P-18) is due by Thu, Dec 3, 11 AM`. If it is
 * longer than planned, says since when, and which step was planned for when: `users locked out since Fri, Nov 27, 4:30 PM.
 * Planned for 6:30 PM and still open: Completion notice posted (P-17)`. Null if the users have a mailbox.
 */
export function lockoutWords(calendar: Calendar, state: State, at: Date): string | null {
  const lockout = lockoutOf(calendar, state);
  const last = lockout?.steps.at(-1);
  if (!lockout || !last) return null;
  const name = stepName(last);
  if (at >= lockout.endsAt) return `${sinceWords(calendar, lockout, at)} and still open: ${name}`;
  return `users can't open their mailboxes: ${name} is due by ${momentWords(calendar, lockout.endsAt, at)}`;
}

/** What is next in a lockout, and what ends it: `Users can sign in after ☐ Passwords reset (customer's admin).` */
export function unlockWords(calendar: Calendar, state: State): string | null {
  const steps = stepsToUnlock(calendar, state);
  const [next, last] = [steps[0], steps.at(-1)];
  if (!next || !last) return null;
  return `${next === last ? '' : `Next: ${openBy(next)}. `}Users can sign in after ${openBy(last)}.`;
}

function sinceWords(calendar: Calendar, { since, endsAt }: Lockout, at: Date): string {
  const isSameDay = calendar.localDay(since) === calendar.localDay(endsAt);
  const plan = isSameDay ? timeWords(calendar.localTime(endsAt)) : momentWords(calendar, endsAt, at);
  return `users locked out since ${momentWords(calendar, since, at)}. Planned for ${plan}`;
}

/** When someone contacted the customer about this lockout. Null if nobody did within the last business day. */
export function contactedAboutLockout(calendar: Calendar, state: State, at: Date): Date | null {
  const lockout = lockoutOf(calendar, state);
  const { contactedAt } = state.ticket;
  if (!lockout || !contactedAt || contactedAt < lockout.since) return null;
  return contactedAt > calendar.subtract(at, calendar.dayLength) ? contactedAt : null;
}
