/** The first line of Today, and the same in short, for a notification. */

import { listWords } from '../../phrase.ts';
import { minutesOf } from '../../time/local-time.ts';
import type { AttentionClass } from '../attention/attention-class.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { plural } from '../words.ts';
import type { Today } from './today.ts';

/**
 * `Good morning, Dana. 1 missed date, 2 dates today, 3 escalated.` At most three counts, the most urgent first.
 *
 * @param news how many things happened that the message tells first
 */
export function greeting(today: Today, news = 0): string {
  const { own, at, reader } = today;
  const minutes = minutesOf(own.localTime(at)) ?? 0;
  const time = minutes < 12 * 60 ? 'morning' : minutes < 18 * 60 ? 'afternoon' : 'evening';
  const [first] = reader.name.split(' ');
  return `Good ${time}, ${first}. ${summary(today, news)}`;
}

/** The most counts in the first line. The sections below have the others. */
const mostCounts = 3;

function summary(today: Today, news: number): string {
  const { reader, owned } = today;
  const none = news > 0 ? `${plural(news, 'thing')} to look at.` : 'Nothing needs you right now.';
  const team = teamCounts(today).slice(0, mostCounts);
  const own = ownCounts(today).slice(0, mostCounts - team.length);
  const said = (counts: Count[]) => counts.map(({ long }) => long).join(', ');
  if (!reader.lead) {
    if (own.length > 0) return `${said(own)}.`;
    return owned > 0 || news > 0 ? none : 'You own no open tickets.';
  }
  const parts = [team.length > 0 && `Team: ${said(team)}.`, own.length > 0 && `Yours: ${said(own)}.`];
  return parts.filter(Boolean).join(' ') || none;
}

/** `Today: 1 missed, 2 dates, 3 contacts due`. Null if there is nothing to do. */
export function todayEvent(today: Today): string | null {
  const counts = [...teamCounts(today), ...ownCounts(today)];
  const { unassigned } = today.others.counts;
  const free = today.reader.lead ? [] : countOf(unassigned, `${unassigned} unassigned`);
  const all = (counts.length > 0 ? counts : free).slice(0, mostCounts);
  return all.some(({ calm }) => !calm) ? `Today: ${all.map(({ short }) => short).join(', ')}` : null;
}

/** A count in words for the greeting, and the same for a notification. */
interface Count {
  long: string;
  short: string;
  /** Not a reason for a message by itself. */
  calm?: true;
}

function countOf(count: number, long: string, short = long): Count[] {
  return count > 0 ? [{ long, short }] : [];
}

/**
 * What the person should do with their own tickets and, if they aren't a lead, with what can't wait and has no owner. In
 * the order of the sections.
 */
function ownCounts(today: Today): Count[] {
  const { attention, others, reader } = today;
  const { counts } = attention;
  const failed = counts['mailboxes-failed'];
  const contacts = counts['contact-due'];
  const deadlines = counts['hold-expired'] + counts['target-missed'] + counts['billing-risk'];
  return [
    ...(reader.lead ? [] : urgentCounts((name) => counts[name] + others.counts[name])),
    ...dateCounts(today),
    ...conflictCounts(counts.conflict),
    ...(reader.lead ? [] : countOf(counts.escalated, `${counts.escalated} escalated`)),
    ...countOf(failed, `${failed} with mailboxes that can't move`, `${failed} with failed mailboxes`),
    ...countOf(
      contacts,
      `${plural(contacts, 'customer')} waiting to hear from you`,
      `${plural(contacts, 'contact')} due`,
    ),
    ...countOf(counts.stalled, `${counts.stalled} stalled`),
    ...countOf(deadlines, plural(deadlines, 'other deadline')),
  ];
}

function urgentCounts(count: (name: AttentionClass) => number): Count[] {
  return [
    ...countOf(count('locked-out'), plural(count('locked-out'), 'lockout')),
    ...countOf(count('mx-wrong'), `${count('mx-wrong')} with a wrong MX`),
    ...countOf(count('forced-mx'), `${count('forced-mx')} with mail at risk`),
    ...countOf(count('date-missed'), plural(count('date-missed'), 'missed date')),
  ];
}

function conflictCounts(count: number): Count[] {
  return countOf(count, plural(count, 'scheduling conflict'));
}

function teamCounts({ others: { counts }, reader }: Today): Count[] {
  if (!reader.lead) return [];
  return [
    ...urgentCounts((name) => counts[name]),
    ...countOf(counts.escalated, `${counts.escalated} escalated`),
    ...conflictCounts(counts.conflict),
    ...countOf(counts.date, `${plural(counts.date, 'date')} soon`).map(
      (count) => ({ ...count, calm: true }) as const,
    ),
    ...countOf(counts.unassigned, `${counts.unassigned} unassigned`),
  ];
}

/** How many dates are today, or else within the next days. */
function dateCounts({ attention, calendar, at }: Today): Count[] {
  const all = attention.counts.date;
  const day = calendar.localDay(at);
  const dates = attention.entries.filter((entry) => entry.class === 'date');
  const isToday = (entry: (typeof dates)[number]) => {
    const agreed = agreedOf(entry.ticket);
    return agreed !== null && calendar.localDay(agreed.at) === day;
  };
  const now = dates.filter(isToday).length;
  if (now > 0) return countOf(now, `${plural(now, 'date')} today`, plural(now, 'date'));
  return countOf(all, `${plural(all, 'date')} soon`);
}

/**
 * `14 more are on track and 2 on hold or snoozed.` Null if there are none.
 *
 * @param named whether the message names some of them, so that they aren't others
 * @param told how many tickets on track the message tells of, so that they don't count
 */
export function quietWords({ quiet, attention }: Today, named: boolean, told = 0): string | null {
  const onTrack = Math.max(0, quiet.onTrack - told);
  const { held, snoozed, parked } = quiet;
  const resting = held + snoozed;
  const more = !named && Object.values(attention.counts).some((count) => count > 0) ? ' more' : '';
  const parts = [
    onTrack > 0 && `${onTrack}${more} ${onTrack === 1 ? 'is' : 'are'} on track`,
    resting > 0 && `${resting} on hold or snoozed`,
    parked > 0 && `${parked} waiting for billing to end`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `${listWords(parts)}.` : null;
}
