import { buttons, card, type Inline, lines, note, tasks, text, toPlain } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { saysOf, toTask } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import { isOverPlan } from '../clocks/lockout.ts';
import { isMissed } from '../clocks/missed-dates.ts';
import { stallLevel } from '../clocks/stall.ts';
import { blockerLabel } from '../playbooks/blockers.ts';
import { nameOf, type TicketState, ticketWords } from '../state.ts';
import type { daily } from './levels.ts';

/** A ticket in a channel's daily message, and what happened to it last. */
export interface News {
  state: TicketState;
  type: (typeof daily)[number];
}

/**
 * How many tickets have a line of each sort. An update can't continue in the thread, so all lines must fit in one message.
 */
const mostLines = 6;

/** What the message says about an event. */
interface Kind {
  /** The words after a count. */
  counted: string;
  /** For a ticket that needs someone: its class. Without it, the line only says what happened. */
  name?: AttentionEntry['class'];
  /** Whether it still holds. */
  holds(state: TicketState, at: Date): boolean;
}

const kinds: Record<News['type'], Kind> = {
  'locked-out': {
    counted: 'locked out',
    name: 'locked-out',
    holds: ({ ticket }, at) => isOverPlan(ticket, at),
  },
  missed: { counted: 'missed a date', name: 'date-missed', holds: ({ ticket }, at) => isMissed(ticket, at) },
  escalated: {
    counted: 'escalated',
    name: 'escalated',
    holds: ({ ticket }, at) => stallLevel(ticket, at) === 'escalated',
  },
  blocked: { counted: 'blocked', holds: ({ blockers }) => blockers.length > 0 },
  closed: { counted: 'closed', holds: ({ ticket }) => ticket.status === 'closed' },
  canceled: { counted: 'canceled', holds: ({ ticket }) => ticket.status === 'canceled' },
};

/** A channel's message about a day. What happens later that day is added to the same message. */
export function dailyCard(calendar: Calendar, day: string, news: [News, ...News[]], at: Date): Message {
  const reader: Reader = { calendar, at, id: null, team: true };
  const counts = Object.entries(kinds).flatMap(([type, { counted }]) => {
    const count = news.filter((one) => one.type === type).length;
    return count > 0 ? [`${count} ${counted}`] : [];
  });
  const title = `${dayWords(calendar, day, at)}: ${counts.join(', ')}`;
  const current = news.filter(({ state, type }) => kinds[type].holds(state, at));
  const open = current.flatMap(toEntry);
  const told = current.filter(({ type }) => !kinds[type].name).map(lineOf);
  const settled = news.length - current.length;
  const message = card(
    text([{ bold: title }]),
    tasks(open.slice(0, mostLines).map((entry) => toTask(entry, reader))),
    ...moreThan(open.length),
    buttons(open.length > mostLines && { label: 'All escalated tickets', command: 'list escalated' }),
    lines(told.slice(0, mostLines)),
    ...moreThan(told.length),
    settled > 0 && note(settled === 1 ? '1 of these is settled.' : `${settled} of these are settled.`),
  );
  const [first] = news;
  const names = news.map(({ state }) => state.ticket.customer).join(', ');
  return news.length > 1
    ? withEvent(message, `${title}: `, { free: names })
    : withEvent(message, ...eventOf(first, reader));
}

function moreThan(count: number) {
  return count > mostLines ? [note(`and ${count - mostLines} more`)] : [];
}

/** `🚧 Acme Corp (MIG-1) · blocked: Credentials rejected · Sam Okafor`. */
function lineOf({ state: { ticket, blockers, names }, type }: News): Inline[] {
  const why = blockers.map(({ code }) => blockerLabel(code)).join(', ');
  const words = type === 'blocked' ? `blocked: ${why}` : kinds[type].counted;
  const owner = ticket.ownerId === null ? 'unassigned' : nameOf(names, ticket.ownerId);
  const sign = type === 'blocked' ? '🚧' : '✓';
  return [`${sign} `, ...ticketWords(ticket), ` · ${words} · ${owner}`];
}

function eventOf(news: News, reader: Reader): EventPart[] {
  const customer = { free: news.state.ticket.customer };
  const [entry] = toEntry(news);
  if (!entry) return [customer, ` was ${kinds[news.type].counted}`];
  const { sign, when, why } = saysOf(entry, reader);
  const words = [...(when ? [toPlain(when)] : []), toPlain(why)].join(', ');
  return [`${sign.label}: `, customer, `, ${words}`];
}

/** The ticket as something to do. Empty for an event that only tells. */
function toEntry({ state, type }: News): AttentionEntry[] {
  const { name } = kinds[type];
  return name ? [{ ...state, class: name, sameDay: [] }] : [];
}
