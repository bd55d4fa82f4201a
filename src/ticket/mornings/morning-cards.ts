import { buttons, type Card, card, toPlain } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import type { Reader } from '../attention/words/says.ts';
import { partsOf } from '../notices/notice-cards.ts';
import type { Line } from '../notices/take-lines.ts';
import { numberOf } from '../today/line-key.ts';
import { newsBlocks, type Since } from '../today/news.ts';
import type { Today } from '../today/today.ts';
import { firstThing, linesOf, todayCard } from '../today/today-card.ts';
import { todayEvent } from '../today/today-words.ts';
import { newsOf } from './news-of.ts';

const open = { label: 'Open a ticket…', command: 'open' };

/** How many lines of a message without Today have buttons. */
const mostLines = 12;

export interface MorningMessage {
  message: Message;
  /** The keys of its lines about tickets. */
  told: string[];
}

/** Today alone. Null if there is nothing to do. */
export function dailyCard(today: Today): MorningMessage | null {
  const event = todayEvent(today);
  if (event === null) return null;
  const told = linesOf(today);
  const about = aboutOne(todayCard(today, open), told.map(numberOf));
  return { message: withEvent(about, event, ...firstParts(today)), told };
}

/**
 * Today, with what happened.
 *
 * @param title `Since Friday`
 * @param told the keys of the lines in the person's last message
 */
export function morningCard(
  today: Today,
  lines: [Line, ...Line[]],
  { title, told }: Pick<Since, 'title' | 'told'>,
): MorningMessage {
  const { calendar, at, reader } = today;
  const news = newsOf(lines, { calendar, at, id: reader.id, team: reader.lead });
  const event = todayEvent(today);
  const since = { title, news, told };
  const all = linesOf(today, since);
  const numbers = [...all.map(numberOf), ...news.map((one) => one.number)];
  const message = withEvent(
    aboutOne(todayCard(today, open, since), numbers),
    ...(event ? [event, ...firstParts(today)] : firstOf(lines)),
  );
  return { message, told: all };
}

/** Only what happened, for someone who has had Today or doesn't want it. */
export function newsCard(lines: [Line, ...Line[]], title: string, reader: Reader): Message {
  const told = card(
    ...newsBlocks({ title, news: newsOf(lines, reader) }, mostLines),
    buttons({ label: 'Today', command: 'today' }),
  );
  return withEvent(
    aboutOne(
      told,
      lines.map(({ state }) => state.ticket.number),
    ),
    ...firstOf(lines),
  );
}

/** Says which ticket a message is about, if there is only one. */
function aboutOne(message: Card, numbers: number[]): Card {
  const [ticket, ...others] = new Set(numbers);
  return ticket && others.length === 0 ? { ...message, ticket } : message;
}

/** What to do first, for a phone. */
function firstParts(today: Today): EventPart[] {
  const first = firstThing(today);
  return first ? ['. First: ', { free: toPlain(first.task.text) }] : [];
}

function firstOf([{ state, said }]: [Line, ...Line[]]): EventPart[] {
  return partsOf(state, said);
}
