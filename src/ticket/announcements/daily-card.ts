import { buttons, card, note, tasks, text, toPlain } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { signs } from '../attention/signs.ts';
import { saysOf, toTask } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import { isOverPlan } from '../clocks/lockout.ts';
import { isMissed } from '../clocks/missed-dates.ts';
import { stallLevel } from '../clocks/stall.ts';
import type { Ticket, TicketState } from '../state.ts';
import type { daily } from './levels.ts';

/** A ticket in a channel's daily message, and what happened to it last. */
export interface News {
  state: TicketState;
  type: (typeof daily)[number];
}

/** How many tickets have a line. An update can't continue in the thread, so all lines must fit in one message. */
const mostLines = 6;

/** What the message says about an event. */
interface Kind {
  /** The words after a count. */
  counted: string;
  name: AttentionEntry['class'];
  /** Whether it still holds. */
  holds(ticket: Ticket, at: Date): boolean;
}

const kinds: Record<News['type'], Kind> = {
  'locked-out': { counted: 'locked out', name: 'locked-out', holds: isOverPlan },
  missed: { counted: 'missed a date', name: 'date-missed', holds: isMissed },
  escalated: {
    counted: 'escalated',
    name: 'escalated',
    holds: (ticket, at) => stallLevel(ticket, at) === 'escalated',
  },
};

/** A channel's message about a day. What happens later that day is added to the same message. */
export function dailyCard(calendar: Calendar, day: string, news: [News, ...News[]], at: Date): Message {
  const reader: Reader = { calendar, at, id: null, team: true };
  const counts = Object.entries(kinds).flatMap(([type, { counted }]) => {
    const count = news.filter((one) => one.type === type).length;
    return count > 0 ? [`${count} ${counted}`] : [];
  });
  const title = `${dayWords(calendar, day, at)}: ${counts.join(', ')}`;
  const open = news.filter(({ state, type }) => kinds[type].holds(state.ticket, at)).map(toEntry);
  const [more, settled] = [open.length - mostLines, news.length - open.length];
  const message = card(
    text([{ bold: title }]),
    tasks(open.slice(0, mostLines).map((entry) => toTask(entry, reader))),
    more > 0 && note(`and ${more} more`),
    buttons(more > 0 && { label: 'All escalated tickets', command: 'list escalated' }),
    settled > 0 && note(settled === 1 ? '1 of these is settled.' : `${settled} of these are settled.`),
  );
  const [first] = news;
  const names = news.map(({ state }) => state.ticket.customer).join(', ');
  return news.length > 1
    ? withEvent(message, `${title}: `, { free: names })
    : withEvent(message, ...eventOf(first, reader));
}

function eventOf(news: News, reader: Reader): EventPart[] {
  const entry = toEntry(news);
  const { when, why } = saysOf(entry, reader);
  const words = [...(when ? [toPlain(when)] : []), toPlain(why)].join(', ');
  return [`${signs[entry.class].label}: `, { free: news.state.ticket.customer }, `, ${words}`];
}

function toEntry({ state, type }: News): AttentionEntry {
  return { ...state, class: kinds[type].name, sameDay: [] };
}
