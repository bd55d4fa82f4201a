import type { Moment } from '../card.ts';
import { statuses, statusWords } from '../mailbox/status.ts';
import type { Tally } from '../mailbox/tally.ts';
import { listWords } from '../phrase.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayWords, momentWords, timeWords } from '../time/date-words.ts';
import { dayMs, hourMs } from '../time/local-time.ts';
import type { PhaseClock } from './playbooks/playbook.ts';
import { serviceName, systemName } from './playbooks/systems.ts';

/**
 * The time between two moments, in words: `2 business days`. Below one business day, it is `14 hours` if the phase's clock
 * counts wall-clock hours. Days are always business days, so that people can compare them.
 */
export function ageWords(calendar: Calendar, clock: PhaseClock | null, from: Date, to: Date): string {
  const unit = clock?.from?.fallback?.unit ?? clock?.unit;
  const spent = calendar.between(from, to);
  return unit === 'hours' && spent < calendar.dayLength
    ? hoursWords(to.getTime() - from.getTime())
    : spentWords(calendar, spent);
}

/** Business time in words: `2 business days`. @param spent in ms */
export function spentWords(calendar: Calendar, spent: number): string {
  if (spent >= calendar.dayLength) return plural(Math.floor(spent / calendar.dayLength), 'business day');
  if (spent >= hourMs) return plural(Math.floor(spent / hourMs), 'business hour');
  return 'less than a business hour';
}

/** Wall-clock time in words: `2 days`. @param passed in ms */
export function wallAge(passed: number): string {
  return passed >= 2 * dayMs ? plural(Math.floor(passed / dayMs), 'day') : hoursWords(passed);
}

function hoursWords(passed: number): string {
  return passed >= hourMs ? plural(Math.floor(passed / hourMs), 'hour') : 'less than an hour';
}

export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : many}`;
}

/**
 * A date that each reader sees in their own time zone, for rich text. Its words, in the team's time zone, are for plain
 * text.
 */
export function toMoment(
  calendar: Calendar,
  at: Date,
  now: Date,
  look: Pick<Moment, 'only' | 'style'> = {},
): Moment {
  const words = {
    both: () => momentWords(calendar, at, now),
    day: () => dayWords(calendar, calendar.localDay(at), now),
    time: () => timeWords(calendar.localTime(at)),
  };
  const moment = at.toISOString().replace(/\.\d+Z$/, 'Z');
  return { moment, words: words[look.only ?? 'both'](), ...look };
}

/** A ticket's path and service in words: `Rackspace Email → Office 365, assisted`. */
export function pathWords(ticket: { source: string; target: string; service: string }): string {
  return `${pathName(ticket)}, ${serviceName(ticket.service).toLowerCase()}`;
}

/** A ticket's path in words: `Rackspace Email → Office 365`. */
export function pathName({ source, target }: { source: string; target: string }): string {
  return `${systemName(source)} → ${systemName(target)}`;
}

/** A hold in words: `on hold until Tue, Dec 15`. */
export function heldWords(calendar: Calendar, { holdUntil }: { holdUntil: Date | null }, at: Date): string {
  return holdUntil ? `on hold until ${dayWords(calendar, calendar.localDay(holdUntil), at)}` : 'on hold';
}

/** How many mailboxes have which status: `31 mailboxes done, 4 running, and 3 failed`. */
export function statusCounts({ reported }: Pick<Tally, 'reported'>): string {
  const found = statuses.filter((status) => reported[status]);
  return listWords(
    found.map((status, i) => {
      const count = reported[status]!;
      const all = i === 0 ? plural(count, 'mailbox', 'mailboxes') : count.toLocaleString('en-US');
      return `${all} ${statusWords[status]}`;
    }),
  );
}
