/** What a form suggests instead of an agreed date that is past. */

import type { Calendar } from '../../time/calendar.ts';
import type { Ticket } from '../state.ts';
import { type Agreed, agreedOf } from './agreed-dates.ts';

/**
 * The agreed date of a ticket, if the date is past and a form asks for nothing else.
 *
 * @param asked the fields of the form
 */
export function pastDate(asked: string[], ticket: Ticket | undefined, now: Date): Agreed | undefined {
  const agreed = ticket && agreedOf(ticket);
  const isAsked = agreed && agreed.at <= now && asked.length === 1 && asked[0] === agreed.field;
  return isAsked ? agreed : undefined;
}

/** The next business day, at the time of a past date. */
export function sameTimeNext(calendar: Calendar, past: Date, now: Date): Date {
  const day = calendar.nextBusinessDay(calendar.localDay(now));
  return calendar.at(day, calendar.localTime(past));
}
