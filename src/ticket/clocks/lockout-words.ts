/** What people read about a lockout. A message may be read days later, so the words name moments, not how long ago. */

import type { Calendar } from '../../time/calendar.ts';
import { momentWords, timeWords } from '../../time/date-words.ts';
import type { TicketState } from '../state.ts';
import { stepName } from '../steps/step-name.ts';
import { type Lockout, lockoutOf } from './lockout.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

/**
 * The lockout in words: `users can't open their mailboxes: Passwords reset (P-18) is due by Thu, Dec 3, 11 AM`. If it is
 * longer than planned, says since when. Null if the users have a mailbox.
 */
export function lockoutWords(calendar: Calendar, state: State, at: Date): string | null {
  const lockout = lockoutOf(calendar, state);
  const last = lockout?.steps.at(-1);
  if (!lockout || !last) return null;
  const name = stepName(last);
  if (at >= lockout.endsAt) return `${lockedOutWords(calendar, lockout, at)}: ${name} is still open`;
  return `users can't open their mailboxes: ${name} is due by ${momentWords(calendar, lockout.endsAt, at)}`;
}

/** Since when a lockout lasts, and its plan: `users locked out since Fri, Nov 27, 4:30 PM (planned until 6:30 PM)`. */
export function lockedOutWords(calendar: Calendar, { since, endsAt }: Lockout, at: Date): string {
  const isSameDay = calendar.localDay(since) === calendar.localDay(endsAt);
  const until = isSameDay ? timeWords(calendar.localTime(endsAt)) : momentWords(calendar, endsAt, at);
  return `users locked out since ${momentWords(calendar, since, at)} (planned until ${until})`;
}

/** When someone contacted the customer about this lockout. Null if nobody did within the last business day. */
export function contactedAboutLockout(calendar: Calendar, state: State, at: Date): Date | null {
  const lockout = lockoutOf(calendar, state);
  const { contactedAt } = state.ticket;
  if (!lockout || !contactedAt || contactedAt < lockout.since) return null;
  return contactedAt > calendar.subtract(at, calendar.dayLength) ? contactedAt : null;
}
