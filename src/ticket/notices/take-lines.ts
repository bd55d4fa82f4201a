import type { Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import type { Desk } from '../desk.ts';
import { readStates } from '../read-states.ts';
import type { TicketState } from '../state.ts';
import { mutedTickets } from './mutes.ts';
import { kinds, type NoticeKind, noticeKinds, readKind } from './notice-kinds.ts';
import { notices } from './notice-words.ts';
import { audienceOf, dueFor } from './notify.ts';
import { enqueue, takeDue } from './queue.ts';
import type { Said } from './said.ts';

interface Waiting {
  kind: NoticeKind;
  state: TicketState;
}

/** A line of a message. */
export interface Line extends Waiting {
  said: Said;
}

/** Whose notices to take. */
interface Taker {
  personId: string;
  /** The person's own calendar. */
  own: Calendar;
  at: Date;
  /** Takes the notices that are due until then. Not earlier than `at`. */
  until: Date;
}

/**
 * Takes a person's due notices out of the queue, and drops those that are no longer true. Outside the person's working
 * hours, only takes what can't wait for the next ones, and keeps the rest. Returns none if another replica took them.
 */
export async function takeLines(tx: Tx, desk: Desk, { personId, own, at, until }: Taker): Promise<Line[]> {
  const rows = await takeDue(tx, personId, until);
  const numbers = rows.map(({ ticketNumber }) => ticketNumber);
  const states = await readStates(desk, tx, numbers);
  const waiting = rows.flatMap(({ kind: stored, ticketNumber }): Waiting[] => {
    const kind = readKind(stored);
    const state = states.get(ticketNumber);
    return kind && state && (state.ticket.status === 'open' || kinds[kind].ended) ? [{ kind, state }] : [];
  });
  const timed = waiting.map((one) => ({ ...one, dueAt: dueAgain(own, one, at) }));
  const later = timed.filter(({ dueAt }) => dueAt > at);
  await enqueue(
    tx,
    later.map(({ kind, state, dueAt }) => ({ personId, ticketNumber: state.ticket.number, kind, dueAt })),
  );
  const muted = await mutedTickets(tx, personId);
  const due = timed.filter(({ dueAt, state }) => dueAt <= at && !muted.has(state.ticket.number));
  return linesFor(tx, desk, personId, due, at);
}

/** When to send a notice whose time has come: now, in the person's next working hours, or after a snooze. */
function dueAgain(calendar: Calendar, { kind, state: { ticket } }: Waiting, at: Date): Date {
  const snoozed = kinds[kind].snoozes && snoozeEnd(ticket, at);
  if (snoozed) return dueFor(calendar, kind, ticket, snoozed);
  return calendar.isOpen(at) ? at : dueFor(calendar, kind, ticket, at);
}

/** What the notices say now, most urgent first. Leaves out what is no longer true or no longer for this person. */
async function linesFor(tx: Tx, desk: Desk, readerId: string, waiting: Waiting[], at: Date): Promise<Line[]> {
  const lines: Line[] = [];
  const inOrder = waiting.toSorted(
    (a, b) =>
      noticeKinds.indexOf(a.kind) - noticeKinds.indexOf(b.kind) ||
      agreedTime(a.state) - agreedTime(b.state) ||
      a.state.ticket.number - b.state.ticket.number,
  );
  for (const { kind, state } of inOrder) {
    const { to, unless } = kinds[kind];
    if (lines.some((line) => line.state === state && unless?.includes(line.kind))) continue;
    const people = await audienceOf(tx, desk, state.ticket, to);
    if (!people.includes(readerId)) continue;
    const said = await notices[kind]({ tx, calendar: desk.calendar, state, at, readerId });
    if (said) lines.push({ kind, state, said });
  }
  return lines;
}

/** A ticket's agreed date in ms. Tickets without such a date come last. */
function agreedTime({ ticket }: TicketState): number {
  return agreedOf(ticket)?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
}
