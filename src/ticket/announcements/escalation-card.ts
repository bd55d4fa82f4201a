import { buttons, card, list, note, tasks, text, toPlain } from '../../card.ts';
import { type Message, withEvent } from '../../delivery/message.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { saysOf, toTask } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import { isOverPlan } from '../clocks/lockout.ts';
import { isMissed } from '../clocks/missed-dates.ts';
import { stallLevel } from '../clocks/stall.ts';
import type { Ticket, TicketState } from '../state.ts';
import { plural } from '../words.ts';
import type { escalations } from './levels.ts';

/** A ticket in a channel's daily message, and what happened to it last. */
export interface Escalated {
  state: TicketState;
  type: (typeof escalations)[number];
}

/** How many tickets have a line. An update can't continue in the thread, so all lines must fit in one message. */
const mostLines = 6;

/** The class of each event, and whether the ticket is still in it. */
const classes: Record<
  Escalated['type'],
  { name: AttentionEntry['class']; holds(ticket: Ticket, at: Date): boolean }
> = {
  escalated: { name: 'escalated', holds: (ticket, at) => stallLevel(ticket, at) === 'escalated' },
  missed: { name: 'date-missed', holds: isMissed },
  'locked-out': { name: 'locked-out', holds: isOverPlan },
};

/** A channel's message about the escalations of a day. Later ones that day are added to the same message. */
export function escalationCard(
  calendar: Calendar,
  day: string,
  escalated: [Escalated, ...Escalated[]],
  at: Date,
): Message {
  const reader: Reader = { calendar, at, id: null, team: true };
  const title = `Escalated on ${dayWords(calendar, day, at)}: ${plural(escalated.length, 'ticket')}`;
  const open = escalated.filter(({ state, type }) => classes[type].holds(state.ticket, at)).map(toEntry);
  const [more, settled] = [open.length - mostLines, escalated.length - open.length];
  const told = card(
    text([{ bold: title }]),
    tasks(open.slice(0, mostLines).map((entry) => toTask(entry, reader))),
    list(more > 0 ? [`${more} more`] : []),
    settled > 0 &&
      note(
        settled === 1 ? '1 of these is no longer escalated.' : `${settled} of these are no longer escalated.`,
      ),
    buttons(more > 0 && { label: 'All escalated tickets', command: 'list escalated' }),
  );
  const [first] = escalated;
  const names = escalated.map(({ state }) => state.ticket.customer).join(', ');
  if (escalated.length > 1) return withEvent(told, `${title}: `, { free: names });
  const { sign, when, why } = saysOf(toEntry(first), reader);
  const words = [...(when ? [toPlain(when)] : []), toPlain(why)].join(', ');
  return withEvent(told, `${sign.label}: `, { free: first.state.ticket.customer }, `, ${words}`);
}

function toEntry({ state, type }: Escalated): AttentionEntry {
  return { ...state, class: classes[type].name, sameDay: [] };
}
