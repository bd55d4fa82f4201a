/** When a morning message is due. `own` is the person's own calendar: own-calendars.ts. */

import type { Morning } from '../../db/generated/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { requireDay, weekdayName } from '../../time/local-time.ts';

/**
 * Whether a person has had today's message. A record from before its own day was made while the clock ran ahead, so it
 * doesn't count.
 */
export function hadToday(row: Pick<Morning, 'sentOn' | 'sentAt'> | null, own: Calendar, at: Date): boolean {
  const day = own.localDay(at);
  return row?.sentOn === day && row.sentAt !== null && row.sentAt >= own.at(day, '00:00');
}

/**
 * A title for what happened since a person's last message: `Since Friday`. Someone who never got one, or who turned it off,
 * heard of everything by the last working day.
 */
export function sinceTitle(
  row: Pick<Morning, 'sentOn' | 'sentAt' | 'wanted'>,
  own: Calendar,
  at: Date,
): string {
  if (hadToday(row, own, at)) return 'Since this morning';
  const day = own.localDay(at);
  const lastOpen = own.localDay(own.subtract(own.at(day, '00:00'), 1));
  const last = row.wanted !== false && row.sentOn !== null && row.sentOn < day ? row.sentOn : lastOpen;
  const apart = requireDay(day) - requireDay(last);
  if (apart === 1) return 'Since yesterday';
  return `Since ${apart < 7 ? weekdayName(last) : dayWords(own, last, at)}`;
}

/** The first message of a later day than that of `at`. */
export function nextDayOf(own: Calendar, at: Date): Date {
  return own.nextOpening(own.at(own.localDay(at), '24:00'));
}

/** The next message of a person: today's, if its time hasn't come and the person hasn't had it. */
export function nextMorning(row: Pick<Morning, 'sentOn' | 'sentAt'> | null, own: Calendar, at: Date): Date {
  return hadToday(row, own, at) ? nextDayOf(own, at) : own.nextOpening(at);
}
