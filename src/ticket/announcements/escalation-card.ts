import { buttons, card, list, type Task, tasks, text } from '../../card.ts';
import { type Message, withEvent } from '../../delivery/message.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { showButton } from '../cards/ticket-buttons.ts';
import { idleWords } from '../clocks/idle-words.ts';
import { lockoutWords } from '../clocks/lockout.ts';
import { missedWords } from '../clocks/missed-dates.ts';
import { ownerWords, type TicketState, ticketKey } from '../state.ts';
import { plural } from '../words.ts';
import type { escalations } from './levels.ts';

/** A ticket in a channel's daily message, and what happened to it last. */
export interface Escalated {
  state: TicketState;
  type: (typeof escalations)[number];
}

/** How many tickets have a line. The others are only counted. */
const mostLines = 10;

const signs: Record<Escalated['type'], string> = { escalated: '⬆', missed: '🔴', 'locked-out': '🔒' };

/** A channel's message about the escalations of a day. Later ones that day are added to the same message. */
export function escalationCard(
  calendar: Calendar,
  day: string,
  escalated: [Escalated, ...Escalated[]],
  at: Date,
): Message {
  const title = `Escalated on ${dayWords(calendar, day, at)}: ${plural(escalated.length, 'ticket')}`;
  const more = escalated.length - mostLines;
  const names = escalated.map(({ state }) => state.ticket.customer).join(', ');
  const [first] = escalated;
  const told = card(
    text([{ bold: title }]),
    tasks(escalated.slice(0, mostLines).map((one) => toTask(calendar, one, at))),
    list(more > 0 ? [`${plural(more, 'more ticket')}`] : []),
    buttons(more > 0 && { label: 'All escalated tickets', command: 'list escalated' }),
  );
  if (escalated.length > 1) return withEvent(told, `${title}: `, { free: names });
  return withEvent(told, { free: first.state.ticket.customer }, `: ${whatWords(calendar, first, at)}`);
}

function toTask(calendar: Calendar, one: Escalated, at: Date): Task {
  const { ticket, names } = one.state;
  const key = ticketKey(ticket);
  return {
    text: [
      `${signs[one.type]} `,
      { bold: ticket.customer },
      ` (${key}) · ${whatWords(calendar, one, at)} · ${ownerWords(names, ticket.ownerId)}`,
    ],
    command: `show ${key}`,
    button: showButton(key),
  };
}

function whatWords(calendar: Calendar, { state, type }: Escalated, at: Date): string {
  const words = {
    escalated: () => `escalated, ${idleWords(calendar, state, at)}`,
    missed: () => missedWords(calendar, state, at) ?? 'a missed date has a new date now',
    'locked-out': () => lockoutWords(calendar, state, at) ?? 'the lockout is over',
  };
  return words[type]();
}
