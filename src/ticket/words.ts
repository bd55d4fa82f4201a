import type { Calendar } from './calendar.ts';
import type { Ticket } from './state.ts';
import { serviceName, systemName } from './systems.ts';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Business time between two moments in words: `2 business days`, `3 business hours`. What has happened outside of it, over
 * a night or a weekend, is told by the wall clock: `14 hours`, `2 days`, `less than an hour`.
 */
export function businessAge(calendar: Calendar, from: Date, to: Date): string {
  const spent = calendar.between(from, to);
  if (spent >= calendar.dayLength) return plural(Math.floor(spent / calendar.dayLength), 'business day');
  if (spent >= hour) return plural(Math.floor(spent / hour), 'business hour');
  const passed = to.getTime() - from.getTime();
  if (passed >= 2 * day) return plural(Math.floor(passed / day), 'day');
  return passed >= hour ? plural(Math.floor(passed / hour), 'hour') : 'less than an hour';
}

export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : many}`;
}

/** A day and hour in the team's zone: `2026-12-15 18:00`. */
export function moment(calendar: Calendar, at: Date): string {
  return `${calendar.localDay(at)} ${calendar.localTime(at)}`;
}

/** `Rackspace Email → Office 365, assisted`. */
export function pathWords(ticket: Pick<Ticket, 'source' | 'target' | 'service'>): string {
  return `${systemName(ticket.source)} → ${systemName(ticket.target)}, ${serviceName(ticket.service).toLowerCase()}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
