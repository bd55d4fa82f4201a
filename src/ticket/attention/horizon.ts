import type { Calendar } from '../../time/calendar.ts';
import { businessDayAfter, nearUntil } from '../clocks/near-dates.ts';

/** The moments and days that a ticket's dates are compared to. Days are in the team's time zone. */
export interface Horizon {
  at: Date;
  day: string;
  /** The end of the second business day after today. Dates and deadlines before it need attention. */
  datesUntil: Date;
  /** Until when the old bill should end, as a day. */
  billingTarget: string;
  /** The last day on which a next billing date matters. */
  nextBilling: string;
  /** The calendar days in which an owner's dates are compared with each other, from today on. */
  days: { from: Date; to: Date }[];
}

/** How far ahead a ticket's other dates need attention, in business days: docs/rules.md, "What needs attention". */
const ahead = { conflicts: 5, billingTarget: 2, nextBilling: 5 };

export function horizonOf(calendar: Calendar, at: Date): Horizon {
  const day = calendar.localDay(at);
  const billingDay = (count: number) => calendar.localDay(calendar.add(at, count * calendar.dayLength));
  return {
    at,
    day,
    datesUntil: nearUntil(calendar, at),
    billingTarget: billingDay(ahead.billingTarget),
    nextBilling: billingDay(ahead.nextBilling),
    days: daysFrom(calendar, day, businessDayAfter(calendar, day, ahead.conflicts)),
  };
}

function daysFrom(calendar: Calendar, first: string, last: string): Horizon['days'] {
  const days: Horizon['days'] = [];
  for (let day = first; day <= last; ) {
    const to = calendar.at(day, '24:00');
    days.push({ from: calendar.at(day, '00:00'), to });
    day = calendar.localDay(to);
  }
  return days;
}
