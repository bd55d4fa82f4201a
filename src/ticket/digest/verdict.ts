import type { EventPart } from '../../delivery/message.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { weekdayName } from '../../time/local-time.ts';
import { truncate } from '../../truncate.ts';
import type { AttentionClass } from '../attention/attention-class.ts';
import { totalOf } from '../attention/load.ts';
import { plural } from '../words.ts';
import { alwaysUrgent } from './choose-lines.ts';
import type { Digest } from './digest.ts';
import type { DigestFilter } from './digest-filter.ts';

/** How much of a filter the first line shows, in characters. */
const longestFilter = 40;

/** The parts of a digest that its first lines sum up. */
export type Summed = Pick<
  Digest,
  'at' | 'day' | 'filter' | 'lines' | 'over' | 'counts' | 'load' | 'open' | 'onTrack'
>;

/** What the lines are about, most urgent first: the words after 1, and after other numbers. */
const kinds: [AttentionClass, string, string?][] = [
  ['locked-out', 'lockout'],
  ['mx-wrong', 'with a wrong MX', 'with a wrong MX'],
  ['forced-mx', 'with mail at risk', 'with mail at risk'],
  ['date-missed', 'missed date'],
  ['escalated', 'newly escalated', 'newly escalated'],
  ['date', 'near date with open steps', 'near dates with open steps'],
  ['conflict', 'conflict'],
  ['mailboxes-failed', "with mailboxes that can't move", "with mailboxes that can't move"],
  ['contact-due', 'overdue contact'],
];

/** The first line: `Mon, Nov 30: 8 tickets need you`. */
export function verdict(calendar: Calendar, digest: Summed): string {
  const day = dayWords(calendar, digest.day, digest.at);
  return `${day}${aboutWords(digest.filter)}: ${needWords(digest)}`;
}

/** The second line: `2 lockouts, 1 missed date, 3 newly escalated. 4 dates this week.` */
export function verdictDetails(digest: Summed): string {
  const { dates } = totalOf(digest.load);
  const week = dates > 0 && `${plural(dates, 'date')} this week`;
  const says = [kindWords(digest).join(', ') || stateWords(digest), week].filter(Boolean);
  return says.map((part) => `${part}.`).join(' ');
}

/** What a phone shows: `Mon digest: 8 tickets need you, 2 lockouts, 1 missed date, first Duskwater Ferries`. */
export function digestEvent(digest: Summed): EventPart[] {
  const weekday = weekdayName(digest.day).slice(0, 3);
  const [first] = digest.lines;
  const says = [needWords(digest), ...kindWords(digest).slice(0, 2)].join(', ');
  return [
    `${weekday} digest${aboutWords(digest.filter)}: ${says}`,
    ...(first ? [', first ', { free: first.ticket.customer }] : []),
  ];
}

function needWords(digest: Summed): string {
  const count = needed(digest).reduce((sum, one) => sum + one, 0);
  if (count === 0) return totalOf(digest.load).stalled > 0 ? 'nothing new is urgent' : 'nothing is urgent';
  return `${plural(count, 'ticket')} ${count === 1 ? 'needs' : 'need'} you`;
}

function kindWords(digest: Summed): string[] {
  const counts = needed(digest);
  return kinds.flatMap(([, one, many], i) => {
    const count = counts[i] ?? 0;
    return count > 0 ? [plural(count, one, many)] : [];
  });
}

/** How many tickets of each kind need someone. A digest leaves out tickets over its limit, but they count. */
function needed({ lines, over, counts }: Summed): number[] {
  const all = [...lines, ...over];
  return kinds.map(([name]) =>
    alwaysUrgent.some((one) => one === name)
      ? counts[name]
      : all.filter((entry) => entry.class === name).length,
  );
}

/** How the tickets are, if none has a line. */
function stateWords({ open, onTrack, load }: Summed): string {
  const { stalled } = totalOf(load);
  if (stalled > 0)
    return `${stalled.toLocaleString('en-US')} of ${plural(open, 'ticket')} ${isAre(stalled)} stalled`;
  if (open === 0) return 'No tickets are open';
  const [count, state] = onTrack > 0 ? [onTrack, 'on track'] : [open, 'open'];
  return `${plural(count, 'ticket')} ${isAre(count)} ${state}`;
}

function isAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}

/** The filter in parentheses, after a space. */
function aboutWords(filter: DigestFilter | null): string {
  return filter ? ` (${truncate(filter.shown, longestFilter)})` : '';
}
