import type { EventPart } from '../../delivery/message.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { weekdayName } from '../../time/local-time.ts';
import { truncate } from '../../truncate.ts';
import { totalOf } from '../attention/load.ts';
import { plural } from '../words.ts';
import type { Digest } from './digest.ts';
import type { DigestFilter } from './digest-filter.ts';
import { countWords, threadClasses } from './thread-classes.ts';

/** How much of a filter the first line shows, in characters. */
const longestFilter = 40;

/** The parts of a digest that its first line sums up. */
export type Summed = Pick<
  Digest,
  'at' | 'day' | 'filter' | 'lines' | 'counts' | 'above' | 'load' | 'open' | 'onTrack'
>;

/** The first line: `Mon, Nov 30: 2 lockouts, 7 missed dates, 37 escalated. 4 dates this week.` */
export function verdict(calendar: Calendar, digest: Summed): string {
  const { dates } = totalOf(digest.load);
  const day = dayWords(calendar, digest.day, digest.at);
  const says = urgentWords(digest);
  const rest = dates > 0 ? ` ${plural(dates, 'date')} this week.` : says ? '' : ` ${onTrackWords(digest)}.`;
  return `${day}${aboutWords(digest.filter)}: ${says || nothing}.${rest}`;
}

/** What a phone shows: `Mon digest: 2 lockouts, 37 escalated, first Duskwater Ferries`. */
export function digestEvent(digest: Summed): EventPart[] {
  const weekday = weekdayName(digest.day).slice(0, 3);
  const [first] = digest.lines;
  return [
    `${weekday} digest${aboutWords(digest.filter)}: ${urgentWords(digest) || nothing}`,
    ...(first ? [', first ', { free: first.ticket.customer }] : []),
  ];
}

const nothing = 'nothing is urgent';

/**
 * How many tickets each urgent class has, most urgent first. Of the dates ahead, only those with a line count. Overdue
 * contacts count only if nothing else does, because most of their tickets are escalated, too. Empty if nothing is urgent.
 */
function urgentWords({ counts, above, lines }: Summed): string {
  const says = countWords([
    [counts['locked-out'], { one: 'lockout', many: 'lockouts' }],
    [counts['forced-mx'], threadClasses['forced-mx']],
    [counts['date-missed'], { one: 'missed date', many: 'missed dates' }],
    [above.get('date') ?? 0, { one: 'date at risk', many: 'dates at risk' }],
    [counts.conflict, { one: 'conflict', many: 'conflicts' }],
    [counts.escalated, threadClasses.escalated],
  ]);
  return says.join(', ') || (lines.length > 0 ? plural(lines.length, 'overdue contact') : '');
}

function onTrackWords({ open, onTrack }: Summed): string {
  if (open === 0) return 'No tickets are open';
  return `${plural(onTrack, 'ticket')} ${onTrack === 1 ? 'is' : 'are'} on track`;
}

/** The filter in parentheses, after a space. */
function aboutWords(filter: DigestFilter | null): string {
  return filter ? ` (${truncate(filter.shown, longestFilter)})` : '';
}
