import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import { settledId } from '../../people/links.ts';
import { type Change, changeTicket, type Decide } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { followList } from '../mailboxes/follow-list.ts';
import { loadChanges } from '../mailboxes/sent-sheets.ts';
import { sharedAddress } from '../mailboxes/shared-address.ts';
import {
  areUntouched,
  loadMailboxes,
  type MailboxChanges,
  withChanges,
} from '../mailboxes/stored-mailboxes.ts';
import { reopening } from '../operations/tick-steps.ts';
import { loadNames, type TicketState, ticketKey } from '../state.ts';
import { reopenDependents } from '../steps/reopening.ts';
import { stepNames } from '../steps/step-name.ts';
import { type RecordedEvent, readEvent } from '../ticket-event.ts';
import { isEmpty, isUntouched, putBack } from './changed-values.ts';
import { oppositeOf, stepsOf } from './opposite.ts';
import type { RecordedChanges } from './recorded-changes.ts';

/** Takes back the change that an event recorded. `says` reports that in a sentence. */
export async function undoChange(
  desk: Desk,
  by: By,
  number: number,
  seq: number,
): Promise<{ state: TicketState; says: string }> {
  let says = '';
  const decide = undoing(desk, by, seq, (words) => {
    says = words;
  });
  return { state: await changeTicket(desk, by, number, decide), says };
}

/**
 * Decides about taking back the change of an event, by its number on the timeline. Throws a `Fault` if the event can't be
 * taken back, or if something newer changed the same thing. Calls `tell` with what happens, as a sentence.
 */
export function undoing(desk: Desk, by: By, seq: number, tell: (says: string) => void = () => {}): Decide {
  const { calendar } = desk;
  return async (state, at, tx) => {
    const { ticket } = state;
    const row = await tx.event.findUnique({
      where: { ticketNumber_seq: { ticketNumber: ticket.number, seq } },
    });
    const event = row && readEvent(row);
    const changed = event?.data.changed;
    const list = event?.type === 'mailboxes' ? await loadChanges(tx, ticket.number, seq) : null;
    if (!event || !changed || (isEmpty(changed) && !list) || (event.type === 'mailboxes' && !list))
      throw new Fault(`This change of ${ticketKey(ticket)} can't be undone.`, { field: 'change' });
    if (!isUntouched(state, changed)) throw touched(state, event);
    const listed = list ? await loadMailboxes(tx, ticket.number) : [];
    if (list && !areUntouched(listed, list)) throw touched(state, event);
    if (isAboutPhase(event, changed)) await refuseAfterMove(tx, state, event);
    if (event.type === 'steps') refuseSteps(desk, state, by, { event, changed, at });
    const back = putBack(state, changed);
    const { ownerId } = back.ticket;
    if (ownerId) back.ticket.ownerId = await settledId(tx, ownerId);
    for (const [id, name] of await loadNames(tx, [back.ticket.ownerId ?? null])) state.names.set(id, name);
    const { says, ...opposite } = oppositeOf(calendar, state, event, back.ticket, at);
    tell(says);
    const passing = passesOn(state, back.ticket.ownerId);
    if (!list) return { ...opposite, ...back, ...passing, undoes: event };
    const changes = list.map(([was, is]) => [is, was] as MailboxChanges[number]);
    const after = withChanges(listed, changes);
    const shared = sharedAddress(after);
    if (shared)
      throw new Fault(`Nothing was undone, because ${shared}.`, {
        example: `mailboxes ${ticketKey(ticket)}`,
      });
    const follows = followList(state, { before: listed, after }, at);
    const patch = { ...follows.ticket, ...back.ticket };
    return {
      ...opposite,
      ...back,
      ...follows,
      ticket: patch,
      mailboxes: { changes },
      ...passing,
      undoes: event,
    };
  };
}

function passesOn({ ticket }: TicketState, to: string | null | undefined): Pick<Change, 'passesOn'> {
  return to && ticket.ownerId ? { passesOn: { from: ticket.ownerId, to } } : {};
}

function touched({ ticket }: TicketState, { type }: RecordedEvent): Fault {
  const key = ticketKey(ticket);
  const now: Partial<Record<RecordedEvent['type'], string>> = {
    owner: `the owner of ${key} has changed again`,
    snoozed: `the snooze of ${key} is over or has changed`,
    'snooze-over': `the snooze of ${key} has changed again`,
    hold: `the hold of ${key} is over or has changed`,
    waiting: `someone has changed again who ${key} waits on`,
    mailboxes: `the mailboxes or the sign-offs of ${key} have changed again`,
    steps: `these steps of ${key} have changed again`,
  };
  return new Fault(`Nothing was undone, because ${now[type] ?? `${key} has changed again`}.`, {
    example: `show ${key}`,
  });
}

/** Whether a change holds only for the phase that the ticket was in: of steps, or of which mailboxes move. */
function isAboutPhase({ type, data }: RecordedEvent, { marks }: RecordedChanges): boolean {
  if (type === 'steps') return true;
  if (type !== 'mailboxes') return false;
  return Object.keys(marks).length > 0 || data.added > 0 || data.removed > 0;
}

/** Throws a `Fault` if the ticket has moved to another phase since an event. */
async function refuseAfterMove(
  tx: Tx,
  { ticket }: TicketState,
  { ticketNumber, seq }: RecordedEvent,
): Promise<void> {
  const moved = await tx.event.count({
    where: { ticketNumber, seq: { gt: seq }, type: { in: ['phase', 'closed', 'canceled', 'reopened'] } },
  });
  if (moved === 0) return;
  const key = ticketKey(ticket);
  throw new Fault(`Nothing was undone, because ${key} has moved to another phase since then.`, {
    example: `show ${key}`,
  });
}

/** Throws a `Fault` if the steps can't reopen, for the same reasons as in `undo`. */
function refuseSteps(
  desk: Pick<Desk, 'outside'>,
  state: TicketState,
  by: By,
  { event, changed, at }: { event: RecordedEvent; changed: RecordedChanges; at: Date },
): void {
  const open = reopening(desk, state, stepsOf(state, event).toReversed(), by);
  const later = reopenDependents(state, open, { at, byId: null }).steps.filter(
    ({ id }) => !(id in changed.marks),
  );
  if (later.length === 0) return;
  const key = ticketKey(state.ticket);
  throw new Fault(`Nothing was undone, because ${stepNames(later)} of ${key} came after that.`, {
    example: `undo ${key} ${later.map(({ id }) => id).join(' ')}`,
  });
}
