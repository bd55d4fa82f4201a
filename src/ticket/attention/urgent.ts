import type { Calendar } from '../../time/calendar.ts';
import { contactedAboutLockout } from '../clocks/lockout-words.ts';
import type { AttentionClass } from './attention-class.ts';
import type { AttentionEntry } from './find-attention.ts';

/** What can't wait. */
export const urgentClasses = [
  'locked-out',
  'forced-mx',
  'date-missed',
] as const satisfies readonly AttentionClass[];

/**
 * Puts a lockout about which someone just contacted the customer below the other tickets that can't wait, because there the
 * next person to act is one of us.
 */
export function untouchedFirst(calendar: Calendar, entries: AttentionEntry[], at: Date): AttentionEntry[] {
  const rank = (entry: AttentionEntry) => {
    if (!urgentClasses.some((name) => name === entry.class)) return 2;
    return entry.class === 'locked-out' && contactedAboutLockout(calendar, entry, at) ? 1 : 0;
  };
  return entries.toSorted((one, other) => rank(one) - rank(other));
}
