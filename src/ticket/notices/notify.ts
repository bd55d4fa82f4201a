import type { Tx } from '../../db/client.ts';
import { type Owed, owe } from '../../delivery/owe.ts';
import { findLeads } from '../../people/leads.ts';
import { mayUse } from '../../people/may-use.ts';
import type { Calendar } from '../../time/calendar.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import type { By, Desk } from '../desk.ts';
import { ownCalendars } from '../mornings/own-calendars.ts';
import type { Ticket, TicketState } from '../state.ts';
import { keptKey, startAnew, updateKept } from './kept-messages.ts';
import { withoutMuted } from './mutes.ts';
import { urgentCard } from './notice-cards.ts';
import { type Audience, kinds, type NoticeKind } from './notice-kinds.ts';
import { notices } from './notice-words.ts';
import { enqueue } from './queue.ts';

/**
 * Tells people about a ticket: at once if the notice is urgent, otherwise with the other notices of their next working
 * day. Runs in the caller's transaction.
 *
 * @param from when the notice became due. Later than `at` is not possible, but earlier is, after a time without the
 *   clockwork
 */
export async function notify(
  tx: Tx,
  desk: Desk,
  state: TicketState,
  { kind, at, from, by }: { kind: NoticeKind; at: Date; from: Date; by: By },
): Promise<void> {
  const { to, urgent, notToDoer } = kinds[kind];
  const people = await audienceOf(tx, desk, state.ticket, to);
  if (urgent) {
    const others = notToDoer ? people.filter((id) => id !== by.person?.id) : people;
    const awake = await withoutMuted(tx, state.ticket, kind, others);
    if (kinds[kind].kept) await startAnew(tx, kind, state.ticket.number);
    return tellNow(tx, desk, state, kind, awake, at);
  }
  const ownOf = await ownCalendars(tx, desk.calendar, people);
  const rows = people.map((personId) => ({
    personId,
    ticketNumber: state.ticket.number,
    kind,
    dueAt: dueFor(ownOf(personId), kind, state.ticket, from),
  }));
  await enqueue(tx, rows);
}

async function tellNow(
  tx: Tx,
  { calendar }: Desk,
  state: TicketState,
  kind: NoticeKind,
  people: string[],
  at: Date,
): Promise<void> {
  const owed: Owed[] = [];
  for (const place of people) {
    const said = await notices[kind]({ tx, calendar, state, at, readerId: place });
    if (!said) continue;
    const card = urgentCard(state, said, kind);
    if (kinds[kind].kept)
      owed.push({ place, mode: 'anchor', anchor: keptKey(kind, state.ticket.number), card });
    else owed.push({ place, mode: 'post', card });
  }
  await owe(tx, at, owed);
}

/** Brings the messages about a lockout up to date. Someone who has none yet, such as a new owner, gets one. */
export async function updateAlarm(tx: Tx, desk: Desk, state: TicketState, at: Date): Promise<void> {
  const kind = 'locked-out';
  const people = await audienceOf(tx, desk, state.ticket, kinds[kind].to);
  await tellNow(tx, desk, state, kind, await withoutMuted(tx, state.ticket, kind, people), at);
}

/** Updates the messages about a lockout and about its end, after someone undid what ended it. Nobody gets a new message. */
export async function restoreAlarm(
  tx: Tx,
  { calendar }: Desk,
  state: TicketState,
  { by, at }: { by: By; at: Date },
): Promise<void> {
  for (const kind of ['locked-out', 'unlocked'] as const) {
    const undid = kind === 'unlocked' ? `${by.person?.name} undid the end of the lockout: ` : '';
    await updateKept(tx, { kind, number: state.ticket.number, at }, async (readerId) => {
      const said = await notices['locked-out']({ tx, calendar, state, at, readerId });
      return said && urgentCard(state, { ...said, words: `${undid}${said.words}` }, 'locked-out');
    });
  }
}

/**
 * When a person gets a notice: at the start of their next working day. If that is after the date that the notice is
 * about, the person gets it in the morning of that day, even on a day off, or else at once.
 *
 * @param calendar the person's own calendar
 */
export function dueFor(calendar: Calendar, kind: NoticeKind, ticket: Ticket, from: Date): Date {
  const opening = calendar.nextOpening(from);
  const date = kind === 'date' ? agreedOf(ticket)?.at : undefined;
  if (!date || opening < date) return opening;
  const morning = calendar.opensOn(calendar.localDay(date));
  return morning >= from && morning < date ? morning : from;
}

/**
 * The people who get notices of a kind. Each is the id of a main account. An owner who can't use the bot, such as someone who
 * left, counts as no owner.
 */
export async function audienceOf(
  tx: Tx,
  desk: Pick<Desk, 'leads'>,
  { ownerId }: Pick<Ticket, 'ownerId'>,
  to: Audience,
): Promise<string[]> {
  const owner = ownerId && (await mayUse(tx, ownerId)) ? [ownerId] : [];
  if (to === 'owner' || (to === 'owner-or-leads' && owner.length > 0)) return owner;
  return [...new Set([...owner, ...(await findLeads(tx, desk.leads))])];
}
