import type { EventPart } from '../../delivery/message.ts';
import { capitalize } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { weekdayName } from '../../time/local-time.ts';
import { truncate } from '../../truncate.ts';
import { totalOf } from '../attention/load.ts';
import { plural } from '../words.ts';
import type { Digest } from './digest.ts';
import type { DigestFilter } from './digest-filter.ts';

/** How much of a filter the first line shows, in characters. */
const longestFilter = 40;

/** The parts of a digest that its first line sums up. */
export type Summed = Pick<Digest, 'at' | 'day' | 'filter' | 'needs' | 'lines' | 'load' | 'open' | 'onTrack'>;

/** The first line: `Mon, Nov 30: 3 urgent tickets. 4 cutovers or slots this week.` */
export function verdict(calendar: Calendar, digest: Summed): string {
  const { needs, lines } = digest;
  const { dates } = totalOf(digest.load);
  const day = dayWords(calendar, digest.day, digest.at);
  const shown = needs > lines.length ? ` (${lines.length} shown)` : '';
  const rest = [
    needs === 0 && onTrackWords(digest),
    dates > 0 && `${plural(dates, 'cutover or slot', 'cutovers or slots')} this week`,
  ].filter(Boolean);
  return `${day}${aboutWords(digest.filter)}: ${capitalize(urgentWords(needs))}${shown}.${rest.length > 0 ? ` ${rest.join(', ')}.` : ''}`;
}

/** What a phone shows: `Mon digest: 3 urgent tickets, first Duskwater Ferries`. */
export function digestEvent(digest: Summed): EventPart[] {
  const weekday = weekdayName(digest.day).slice(0, 3);
  const [first] = digest.lines;
  return [
    `${weekday} digest${aboutWords(digest.filter)}: ${urgentWords(digest.needs)}`,
    ...(first ? [', first ', { free: first.ticket.customer }] : []),
  ];
}

function urgentWords(count: number): string {
  return count === 0 ? 'nothing urgent' : plural(count, 'urgent ticket');
}

function onTrackWords({ open, onTrack }: Summed): string {
  if (open === 0) return 'No tickets are open';
  return `${plural(onTrack, 'ticket')} ${onTrack === 1 ? 'is' : 'are'} on track`;
}

/** The filter in parentheses, after a space. */
function aboutWords(filter: DigestFilter | null): string {
  return filter ? ` (${truncate(filter.shown, longestFilter)})` : '';
}
