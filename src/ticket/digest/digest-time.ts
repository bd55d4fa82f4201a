import { Fault } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import { requireDay, weekdayOf, weekdays } from '../../time/local-time.ts';
import type { DigestFilter } from './digest-filter.ts';

/**
 * When a digest is posted: at `HH:MM` in the team's time zone, on `weekdays` or on days such as `mon,wed`. Holidays
 * have no digest.
 */
export interface DigestTime {
  time: string;
  days: string;
}

/** What to post in a place, and when. */
export interface DigestPlan extends DigestTime {
  filter: DigestFilter | null;
}

/** The command for a plan, as a person types it: `digest at 09:00 weekdays from:gmail`. */
export function digestCommand(action: 'at' | 'change', { time, days, filter }: DigestPlan): string {
  return ['digest', action, time, days, filter?.shown].filter(Boolean).join(' ');
}

/** The first time later than `after` when a digest is due. */
export function nextDigestAt(calendar: Calendar, { time, days }: DigestTime, after: Date): Date {
  let day = calendar.localDay(after);
  const wanted = days === 'weekdays' ? null : days.split(',');
  // Within a year, every weekday has a date that isn't a holiday.
  for (let tries = 0; tries < 366; tries++) {
    const at = calendar.at(day, time);
    const name = weekdays[weekdayOf(requireDay(day))] ?? '';
    if (at > after && calendar.isBusinessDay(day) && (!wanted || wanted.includes(name))) return at;
    day = calendar.nextBusinessDay(day);
  }
  throw new Fault('The team is off on those days.', {
    hint: 'Choose days when the team works.',
    field: 'days',
  });
}

/** Whether a digest is due today. A digest that was missed on an earlier day isn't posted anymore. */
export function isDueToday(calendar: Calendar, when: DigestTime, at: Date): boolean {
  const yesterday = new Date(calendar.at(calendar.localDay(at), '00:00').getTime() - 1);
  return nextDigestAt(calendar, when, yesterday) <= at;
}
