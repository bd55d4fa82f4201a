import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import { settledId } from '../../people/links.ts';
import { type Change, changeTicket, type Decide } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import type { Party } from '../playbooks/playbook.ts';
import { partyWords } from '../playbooks/systems.ts';
import { loadNames, nameOf, type TicketState, ticketKey } from '../state.ts';
import { stepsAfter } from '../steps/gate.ts';
import { isDone } from '../steps/marks.ts';
import { stepNames } from '../steps/step-name.ts';
import { type RecordedEvent, readEvent, type TicketEvent } from '../ticket-event.ts';
import { isUntouched, putBack } from './changed-values.ts';
import type { RecordedChanges } from './recorded-changes.ts';

/** Takes back the change that an event recorded. */
export async function undoChange(desk: Desk, by: By, number: number, seq: number): Promise<TicketState> {
  return changeTicket(desk, by, number, undoing(seq));
}

/**
 * Decides about taking back the change of an event, by its number on the timeline. Throws a `Fault` if the event can't be
 * taken back, or if something newer changed the same thing.
 */
export function undoing(seq: number): Decide {
  return async (state, _at, tx) => {
    const key = ticketKey(state.ticket);
    const row = await tx.event.findUnique({
      where: { ticketNumber_seq: { ticketNumber: state.ticket.number, seq } },
    });
    const event = row && readEvent(row);
    const changed = event?.data.changed;
    if (!event || !changed) throw new Fault(`This change of ${key} can't be undone.`, { field: 'change' });
    if (!isUntouched(state, changed) || (event.type === 'steps' && (await hasMoved(tx, event))))
      throw touched(state, event);
    if (event.type === 'steps') refuseLaterSteps(state, changed);
    const back = putBack(state, changed);
    const names = await loadNames(tx, [back.ticket.ownerId ?? null]);
    for (const [id, name] of names) state.names.set(id, name);
    const { ownerId } = back.ticket;
    if (ownerId) back.ticket.ownerId = await settledId(tx, ownerId);
    const { type, ...rest } = await oppositeOf(state, event, back.ticket);
    return {
      event: { type, ...rest, progress: false } as TicketEvent,
      ...back,
      ...passesOn(state, back.ticket.ownerId),
    };
  };
}

function passesOn({ ticket }: TicketState, to: string | null | undefined): Pick<Change, 'passesOn'> {
  return to && ticket.ownerId ? { passesOn: { from: ticket.ownerId, to } } : {};
}

/** Whether the ticket has changed its phase since an event. */
async function hasMoved(tx: Tx, { ticketNumber, seq }: RecordedEvent): Promise<boolean> {
  const later = await tx.event.count({
    where: { ticketNumber, seq: { gt: seq }, type: { in: ['phase', 'closed', 'canceled', 'reopened'] } },
  });
  return later > 0;
}

function touched(state: TicketState, event: RecordedEvent): Fault {
  const key = ticketKey(state.ticket);
  const now: Partial<Record<RecordedEvent['type'], string>> = {
    owner: `the owner of ${key} has changed again`,
    snoozed: `the snooze of ${key} is over or has changed`,
    'snooze-over': `the snooze of ${key} has changed again`,
    hold: `the hold of ${key} is over or has changed`,
    waiting: `${key} waits on someone else now`,
    steps: `${key} has moved on`,
  };
  return new Fault(`Nothing was undone, because ${now[event.type] ?? `${key} has changed`}.`, {
    example: `show ${key}`,
  });
}

/** Throws a `Fault` if a later step of the same sequence is done, as `undo` does. */
function refuseLaterSteps(state: TicketState, { marks }: RecordedChanges): void {
  const completed = state.steps.filter((step) => step.id in marks && isDone(step));
  const later = completed.flatMap((step) => stepsAfter(state.steps, step)).filter(({ id }) => !(id in marks));
  if (later.length === 0) return;
  throw new Fault(`${stepNames(later)} of ${ticketKey(state.ticket)} came after it, so nothing was undone.`, {
    example: `undo ${ticketKey(state.ticket)} ${later.map(({ id }) => id).join(' ')}`,
  });
}

type Opposite = Pick<TicketEvent, 'type' | 'text' | 'data'>;

/** The event that takes another one back. @param to the columns after it */
function oppositeOf(state: TicketState, event: RecordedEvent, to: Partial<TicketState['ticket']>): Opposite {
  const { ticket, names } = state;
  switch (event.type) {
    case 'owner': {
      const owner = to.ownerId ?? null;
      return {
        type: 'owner',
        text: `undid the assignment${owner ? `, so ${nameOf(names, owner)} owns it again` : ', so it is unassigned again'}`,
        data: { from: ticket.ownerId, to: owner },
      };
    }
    case 'snoozed':
    case 'snooze-over':
      return to.snoozedUntil
        ? {
            type: 'snoozed',
            text: `undid the last change of the snooze: ${to.snoozeReason}`,
            data: { until: to.snoozedUntil.toISOString(), reason: to.snoozeReason ?? '' },
          }
        : { type: 'snooze-over', text: 'undid the snooze', data: { reason: 'undone' } };
    case 'waiting':
      return {
        type: 'waiting',
        text: `undid the change of who it waits on, so it waits on ${partyWords(to.waitingOn ?? ticket.waitingOn)} again`,
        data: { from: ticket.waitingOn, to: (to.waitingOn ?? ticket.waitingOn) as Party },
      };
    case 'hold':
      return { type: 'resume', text: 'undid the hold', data: { comment: 'undone' } };
    case 'steps': {
      const undone = 'done' in event.data ? event.data.done : [];
      const steps = state.steps.filter(({ id }) => undone.includes(id));
      return { type: 'steps', text: `undid the completion of ${stepNames(steps)}`, data: { undone } };
    }
    default:
      throw new Error(`an event of the type ${event.type} can't be undone`);
  }
}
