import { buttons, card } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import { lineOf, partsOf } from '../notices/notice-cards.ts';
import type { Line } from '../notices/take-lines.ts';
import type { Today } from '../today/today.ts';
import { type News, newsBlocks, todayCard } from '../today/today-card.ts';
import { todayEvent } from '../today/today-words.ts';

const open = { label: 'Open a ticket', command: 'open' };

/** Today alone. Null if there is nothing to do. */
export function dailyCard(today: Today): Message | null {
  const event = todayEvent(today);
  return event === null ? null : withEvent(todayCard(today, open), event);
}

/** What happened, each with its button, and Today below. */
export function morningCard(today: Today, lines: [Line, ...Line[]]): Message {
  const event = todayEvent(today);
  return withEvent(
    todayCard(today, open, newsOf(lines)),
    ...(event ? [`${event}. First: `] : []),
    ...firstOf(lines),
  );
}

/**
 * Only what happened, for someone who has had Today or doesn't want it.
 *
 * @param isFirst whether the person hasn't had Today on this day
 */
export function newsCard(lines: [Line, ...Line[]], isFirst: boolean): Message {
  return withEvent(
    card(
      ...newsBlocks(newsOf(lines), isFirst ? 'Since yesterday' : 'Since this morning'),
      buttons({ label: 'Today', command: 'today' }),
    ),
    ...firstOf(lines),
  );
}

function newsOf(lines: Line[]): News[] {
  return lines.map(({ state, said }) => ({
    number: state.ticket.number,
    task: { text: lineOf(state, said), command: said.button.command, button: said.button },
  }));
}

function firstOf([{ state, said }]: [Line, ...Line[]]): EventPart[] {
  return partsOf(state, said);
}
