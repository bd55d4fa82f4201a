import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { weekdayName } from '../../time/local-time.ts';
import { truncate } from '../../truncate.ts';
import { totalOf } from '../attention/load.ts';
import { plural } from '../words.ts';
import type { Digest } from './digest.ts';
import type { DigestFilter } from './digest-filter.ts';
import { sinceWords } from './window.ts';

/** How much of a filter the first line shows, in characters. */
const longestFilter = 40;

/** The parts of a digest that its first line sums up. */
export type Summed = Pick<
  Digest,
  'at' | 'day' | 'window' | 'filter' | 'needs' | 'changes' | 'load' | 'open' | 'onTrack'
>;

/** The first line: `Mon, Nov 30: 3 tickets need you. 2 slipped since Friday, 4 cutovers or slots this week.` */
export function verdict(calendar: Calendar, digest: Summed): string {
  const { needs, load } = digest;
  const { dates } = totalOf(load);
  const more = [
    slippedWords(calendar, digest),
    dates > 0 && `${plural(dates, 'cutover or slot', 'cutovers or slots')} this week`,
  ].filter(Boolean);
  const day = dayWords(calendar, digest.day, digest.at);
  const rest = [needs === 0 && onTrackWords(digest), ...more].filter(Boolean).join(', ');
  return `${day}${aboutWords(digest.filter)}: ${needsWords(needs)}.${rest && ` ${rest}.`}`;
}

/** What a phone shows: `Mon digest: 3 tickets need you, 2 slipped since Friday`. */
export function digestEvent(calendar: Calendar, digest: Summed): string {
  const weekday = weekdayName(digest.day).slice(0, 3);
  const needs = digest.needs === 0 ? 'nothing needs you' : needsWords(digest.needs);
  const says = [needs, slippedWords(calendar, digest)].filter(Boolean).join(', ');
  return `${weekday} digest${aboutWords(digest.filter)}: ${says}`;
}

function needsWords(needs: number): string {
  if (needs === 0) return 'Nothing needs you today';
  return `${plural(needs, 'ticket')} ${needs === 1 ? 'needs' : 'need'} you`;
}

function slippedWords(calendar: Calendar, { changes, window, at }: Summed): string {
  return changes.slipped > 0 ? `${changes.slipped} slipped since ${sinceWords(calendar, window, at)}` : '';
}

function onTrackWords({ open, onTrack }: Summed): string {
  if (open === 0) return 'No tickets are open';
  return `${plural(onTrack, 'ticket')} ${onTrack === 1 ? 'is' : 'are'} on track`;
}

/** The filter in parentheses, after a space. */
function aboutWords(filter: DigestFilter | null): string {
  return filter ? ` (${truncate(filter.shown, longestFilter)})` : '';
}
