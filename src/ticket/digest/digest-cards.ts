import { buttons, type Card, type CardBlock, card, heading, tasks, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { toTask } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import { highlightFirst } from '../cards/highlight-first.ts';
import { plural } from '../words.ts';
import { changesButton, changesText } from './changes-section.ts';
import type { Digest } from './digest.ts';
import { loadBlocks, unassignedButton } from './load-section.ts';
import { threadCards } from './thread-cards.ts';
import { trendChart } from './trend.ts';
import { verdict, verdictDetails } from './verdict.ts';

/** The digest as messages: the first one for the channel, the others for its thread. */
export function digestCards(calendar: Calendar, digest: Digest): Card[] {
  const reader: Reader = { calendar, at: digest.at, id: null, team: true };
  const chart = trendChart(digest.trend);
  const first = card(
    heading(verdict(calendar, digest)),
    text(verdictDetails(digest)),
    tasks(highlightFirst(digest.lines.map((entry) => toTask(entry, reader)))),
    digest.over.length > 0 && text([`and ${digest.over.length} more in the thread ↓`]),
    changesText(calendar, digest),
    ...loadBlocks(digest),
    buttons(changesButton(digest), unassignedButton(digest)),
    threadNote(digest, chart !== false),
  );
  return [first, ...threadCards(reader, digest), ...(chart ? [card(chart)] : [])];
}

/** Says what else the thread has: `In the thread ↓ 17 less urgent tickets and a chart`. */
function threadNote({ rest, warned }: Digest, hasChart: boolean): CardBlock | false {
  const count = rest.length + warned.length;
  const parts = [count > 0 && plural(count, 'less urgent ticket'), hasChart && 'a chart'].filter(Boolean);
  return parts.length > 0 && text([{ bold: 'In the thread ↓' }, ` ${parts.join(' and ')}`]);
}
