/** What notices say about something that a person did. */

import { Prisma } from '../../db/client.ts';
import { momentWords } from '../../time/date-words.ts';
import { showButton } from '../cards/ticket-buttons.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { hidingTypes } from '../clocks/escalation.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import { stallLevel } from '../clocks/stall.ts';
import { loadNames, subjectOf, ticketKey } from '../state.ts';
import { type RecordedEvent, readEvent } from '../ticket-event.ts';
import { hiddenWords } from './hidden-words.ts';
import type { Asked, Said } from './said.ts';

/** Who moved an agreed date, from the date that people knew. */
export async function rescheduledWords(asked: Asked): Promise<Said | null> {
  return movedWords(asked, await dateChanges(asked));
}

/** Who moved an agreed date that was missed or near, from the date that people knew. */
export async function movedNearWords(asked: Asked): Promise<Said | null> {
  const changes = await dateChanges(asked);
  const first = changes.findIndex(({ data }) => data.near);
  return movedWords(asked, first < 0 ? changes.slice(-1) : changes.slice(first));
}

/** @param changes the latest changes of the date. Several of them count as one, because people hear of them together */
async function movedWords(asked: Asked, changes: DateChange[]): Promise<Said | null> {
  const [first] = changes;
  const last = changes.findLast(({ actorId }) => actorId !== asked.readerId);
  const agreed = agreedOf(asked.state.ticket);
  if (!first?.data.replaces || !last || !agreed) return null;
  const { calendar } = asked;
  const old = new Date(first.data.replaces);
  const missed = old <= first.at ? 'missed ' : '';
  const dates = `from ${momentWords(calendar, old, asked.at)} to ${momentWords(calendar, agreed.at, asked.at)}`;
  return toSaid(asked, `${await doerOf(asked, last)} moved the ${missed}${agreed.field} ${dates}`);
}

type DateChange = Extract<RecordedEvent, { type: 'fields' }>;

/** The changes of the agreed date since the reader's last message: in the last business day. At least the last change. */
async function dateChanges({ tx, calendar, state, at }: Asked): Promise<DateChange[]> {
  const rows = await tx.event.findMany({
    where: { ...has('replaces'), ticketNumber: state.ticket.number },
    orderBy: { seq: 'asc' },
  });
  const changes = rows.map(readEvent).filter((event) => event?.type === 'fields');
  const since = calendar.subtract(at, calendar.dayLength);
  const recent = changes.filter((event) => event.at > since);
  return recent.length > 0 ? recent : changes.slice(-1);
}

/** What ended a lockout that was longer than planned. */
export async function unlockedWords(asked: Asked): Promise<Said | null> {
  const last = await lastEvent(asked, {});
  const key = ticketKey(asked.state.ticket);
  return (
    last && {
      words: `the lockout is over: ${last.who} ${last.event.text}`,
      button: { label: 'History', command: `history ${key}` },
    }
  );
}

/** Who canceled a ticket, and why, and who reopened it since then. */
export async function canceledWords(asked: Asked): Promise<Said | null> {
  const last = await lastEvent(asked, { type: 'canceled' });
  if (!last || last.event.actorId === asked.readerId) return null;
  const again =
    asked.state.ticket.status === 'canceled' ? null : await lastEvent(asked, { type: 'reopened' });
  return toSaid(asked, `${last.who} ${last.event.text}${again ? `. Then ${again.who} reopened it` : ''}`);
}

/** What a person did that ended an escalation, or that keeps an escalated ticket out of sight. */
export async function easedWords(asked: Asked): Promise<Said | null> {
  const last = await lastEvent(asked, { ...has('eases'), seq: { notIn: await undoneBy(asked) } });
  if (!last || last.event.actorId === asked.readerId) return null;
  const isEscalated = stallLevel(asked.state.ticket, asked.at) === 'escalated';
  const before = isEscalated
    ? hidingTypes.includes(last.event.type)
      ? 'escalated, and'
      : 'escalated again, after'
    : 'was escalated, until';
  return toSaid(asked, `${before} ${last.who} ${last.event.text}${hiddenWords(asked)}`);
}

/** That a snooze is over, and its reason. Null if the ticket is snoozed again. */
export async function backWords(asked: Asked): Promise<string | null> {
  const { ticket } = asked.state;
  if (!ticket.snoozeReason || snoozeEnd(ticket, asked.at)) return null;
  const last = await lastEvent(asked, { type: 'snoozed' });
  return `back from a snooze. ${last?.who ?? 'Someone'} gave this reason for the snooze: ${ticket.snoozeReason}`;
}

interface LastEvent {
  event: RecordedEvent;
  who: string;
}

const has = (name: 'replaces' | 'eases' | 'undoes') => ({ data: { path: [name], not: Prisma.AnyNull } });

/** The numbers of the events of a ticket that someone undid. */
async function undoneBy({ tx, state }: Asked): Promise<number[]> {
  const where = { ...has('undoes'), ticketNumber: state.ticket.number };
  const rows = await tx.event.findMany({ where });
  return rows.flatMap((row) => readEvent(row)?.data.undoes ?? []);
}

/** The ticket's latest event that meets a condition, and who caused it. */
async function lastEvent(
  { tx, state, readerId }: Asked,
  where: Prisma.EventWhereInput,
): Promise<LastEvent | null> {
  const row = await tx.event.findFirst({
    where: { ...where, ticketNumber: state.ticket.number },
    orderBy: { seq: 'desc' },
  });
  const event = row && readEvent(row);
  if (!event) return null;
  return { event, who: await doerOf({ tx, readerId }, event) };
}

async function doerOf(
  { tx, readerId }: Pick<Asked, 'tx' | 'readerId'>,
  { actorId }: RecordedEvent,
): Promise<string> {
  return subjectOf(await loadNames(tx, [actorId]), actorId, readerId);
}

function toSaid({ state }: Asked, words: string): Said {
  return { words, button: showButton(ticketKey(state.ticket)) };
}
