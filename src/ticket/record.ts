import type { Prisma, Tx } from '../db/client.ts';
import { insertInto, removeFrom, writeTogether } from '../db/together.ts';
import { owe } from '../delivery/owe.ts';
import { requestId } from '../trace/request.ts';
import { announcements } from './announcements/announce.ts';
import { everySubscription, findListeners } from './announcements/subscriptions.ts';
import type { By, Desk } from './desk.ts';
import { notify } from './notices/notify.ts';
import type { TicketState, TicketStep } from './state.ts';
import { stepNames } from './steps/step-name.ts';
import { type TicketEvent, toStoredData } from './ticket-event.ts';

interface Recorded {
  by: By;
  at: Date;
  factsTicked: TicketStep[];
  /** The other writes of the change. They run in the same SQL statement as the insert of the event. */
  writes: (Prisma.Sql | null)[];
}

/**
 * Writes an event, the rest of the change, and the messages about the event, in the caller's transaction. No other
 * function announces changes.
 *
 * @param state the ticket after the change
 */
export async function record(
  tx: Tx,
  desk: Desk,
  state: TicketState,
  event: TicketEvent,
  { by, at, factsTicked, writes }: Recorded,
): Promise<void> {
  const ticks = factsTicked.map((step) => step.id);
  const undone = 'undone' in event.data ? event.data.undone : [];
  const again = state.reopened.filter(({ id }) => !undone.includes(id));
  // A new ticket always starts with some steps done, so the text of its first event doesn't list them.
  const completes =
    ticks.length > 0 && event.type !== 'opened' ? ` · completes ${stepNames(factsTicked)}` : '';
  const reopens = again.length > 0 ? ` · reopens ${stepNames(again)}` : '';
  const told = `${event.text}${reopens}${completes}`;
  const row = {
    ticketNumber: state.ticket.number,
    seq: state.ticket.lastEvent,
    type: event.type,
    at,
    actorId: by.person?.id ?? null,
    text: told,
    progress: event.progress,
    request: requestId(),
    data: JSON.stringify(
      toStoredData(
        event,
        ticks,
        again.map(({ id }) => id),
      ),
    ),
  };
  const subscriptions = await writeTogether(
    tx,
    [...writes, endedMute(event, state.ticket.number), insertInto('Event', [row])],
    everySubscription(state.ticket.number),
  );
  const listeners = findListeners(desk, subscriptions, state, event, { by, at });
  const owed = announcements(desk, state, { ...event, text: told }, { by, at, listeners });
  await owe(tx, at, owed);
  const { notice: kind, noticeFrom: from = at } = event;
  if (kind) await notify(tx, desk, state, { kind, at, from, by });
}

/**
 * Ends the mute of a new owner, who is responsible for the ticket now. Someone who gets the ticket back by an undo
 * keeps the mute.
 */
function endedMute(event: TicketEvent, ticketNumber: number): Prisma.Sql | null {
  const owner = event.type === 'owner' && event.data.undoes === undefined ? event.data.to : null;
  return removeFrom('Mute', { ticketNumber }, 'personId', owner ? [owner] : []);
}
