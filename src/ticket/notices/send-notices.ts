import type { Tx } from '../../db/client.ts';
import { owe } from '../../delivery/owe.ts';
import { loadFullNames } from '../../people/full-names.ts';
import { findLeads } from '../../people/leads.ts';
import { findZones } from '../../people/zones.ts';
import type { Calendar } from '../../time/calendar.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import type { Desk } from '../desk.ts';
import { transact } from '../perform.ts';
import { readStates } from '../read-states.ts';
import type { TicketState } from '../state.ts';
import { collectToday, type TodayReader } from '../today/today.ts';
import { mutedTickets } from './mutes.ts';
import { morningCard } from './notice-cards.ts';
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
interface Line extends Waiting {
  said: Said;
}

/**
 * Sends a person the notices that are due, as one message, and drops those that are no longer true. Outside the person's
 * working hours, only sends what can't wait for the next ones, and keeps the rest. Does nothing if another replica has sent
 * them.
 */
export async function sendNotices(desk: Desk, personId: string): Promise<void> {
  await transact(desk, async (tx, at) => {
    const rows = await takeDue(tx, personId, at);
    const states = await readStates(
      desk,
      tx,
      rows.map(({ ticketNumber }) => ticketNumber),
    );
    const own = desk.calendar.inZone((await findZones(tx, [personId])).get(personId) ?? null);
    const waiting = rows.flatMap(({ kind: stored, ticketNumber }): Waiting[] => {
      const kind = readKind(stored);
      const state = states.get(ticketNumber);
      return kind && state && (state.ticket.status === 'open' || kinds[kind].ended) ? [{ kind, state }] : [];
    });
    const timed = waiting.map((one) => ({ ...one, dueAt: dueAgain(own, one, at) }));
    await enqueue(
      tx,
      timed
        .filter(({ dueAt }) => dueAt > at)
        .map(({ kind, state, dueAt }) => ({ personId, ticketNumber: state.ticket.number, kind, dueAt })),
    );
    const muted = await mutedTickets(tx, personId);
    const due = timed.filter(({ dueAt, state }) => dueAt <= at && !muted.has(state.ticket.number));
    const [first, ...others] = await linesFor(tx, desk, personId, due, at);
    if (!first) return;
    const today = await collectToday(desk, tx, await readerOf(tx, desk, personId), at, { muted: false });
    await owe(tx, at, [{ place: personId, mode: 'post', card: morningCard(today, [first, ...others]) }]);
  });
}

async function readerOf(tx: Tx, { leads }: Desk, id: string): Promise<TodayReader> {
  const name = (await loadFullNames(tx, [id])).get(id) ?? 'there';
  return { id, name, lead: (await findLeads(tx, leads)).includes(id) };
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
