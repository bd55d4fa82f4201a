import type { Calendar } from '../../time/calendar.ts';
import { contactedAboutLockout } from '../clocks/lockout-words.ts';
import type { AttentionClass } from './attention-class.ts';
import type { AttentionEntry } from './find-attention.ts';

/** What can't wait. */
export const urgentClasses = [
  'locked-out',
  'mx-wrong',
  'forced-mx',
  'date-missed',
] as const satisfies readonly AttentionClass[];

/**
 * Puts what can't wait first. Among that, a lockout comes last if someone contacted the customer about it within the last
 * business day: that ticket waits for the customer, and the others wait for one of us.
 */
export function untouchedFirst(calendar: Calendar, entries: AttentionEntry[], at: Date): AttentionEntry[] {
  const rank = (entry: AttentionEntry) => {
    if (!urgentClasses.some((name) => name === entry.class)) return 2;
    return entry.class === 'locked-out' && contactedAboutLockout(calendar, entry, at) ? 1 : 0;
  };
  return entries.toSorted((one, other) => rank(one) - rank(other));
}
