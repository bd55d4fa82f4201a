import { type Card, card, heading, note, tasks, text } from '../../card.ts';
import { listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { toTask } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import { plural } from '../words.ts';
import { changesBlocks } from './changes-section.ts';
import type { Digest } from './digest.ts';
import { loadBlocks } from './load-section.ts';
import { threadCards } from './thread-cards.ts';
import { trendChart } from './trend.ts';
import { verdict } from './verdict.ts';

/** The digest as messages: the first one for the channel, the others for its thread. */
export function digestCards(calendar: Calendar, digest: Digest): Card[] {
  const reader: Reader = { calendar, at: digest.at, id: null, team: true };
  const first = card(
    heading(verdict(calendar, digest)),
    tasks(digest.lines.map((entry) => toTask(entry, reader))),
    digest.needs > digest.lines.length && note(`${digest.needs - digest.lines.length} more in the thread`),
    ...changesBlocks(calendar, digest),
    ...loadBlocks(digest),
    restingNote(digest),
    threadNote(digest),
    trendChart(digest.trend),
  );
  return [first, ...threadCards(reader, digest)];
}

/** Says what the thread contains: `24 stalled tickets and 12 others in the thread ↓`. */
function threadNote({ rest, warned, more, at }: Digest) {
  const count = rest.length + warned.length + more;
  if (count === 0) return;
  const stalled = rest.filter(({ ticket }) => ticket.stalledAt !== null && ticket.stalledAt <= at).length;
  const others = count - stalled;
  const parts = [
    stalled > 0 && plural(stalled, 'stalled ticket'),
    others > 0 && (stalled > 0 ? plural(others, 'other') : plural(others, 'ticket')),
  ].filter((part) => part !== false);
  return text(`${listWords(parts)} in the thread ↓`);
}

function restingNote({ resting: { held, snoozed, parked }, open }: Digest) {
  const parts = [
    held > 0 && `${held} on hold`,
    snoozed > 0 && `${snoozed} snoozed`,
    parked > 0 && `${parked} waiting for billing to end`,
  ].filter((part) => part !== false);
  return parts.length > 0 && note(`${plural(open, 'ticket')} open, of which ${listWords(parts)}.`);
}
