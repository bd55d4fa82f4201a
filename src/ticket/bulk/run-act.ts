import type { Tx } from '../../db/client.ts';
import { owe } from '../../delivery/owe.ts';
import { Fault } from '../../errors.ts';
import { refuseEnded } from '../change.ts';
import type { Desk } from '../desk.ts';
import { perform } from '../perform.ts';
import { requireLead } from '../rights.ts';
import type { TicketState } from '../state.ts';
import { undoing } from '../undo/undo-change.ts';
import { type BulkAct, decideFor, isUndoable, takesEnded } from './act.ts';
import { type Actor, refuseConfirm, refuseUndo } from './act-guards.ts';
import { messagesAbout, messagesAboutUndo } from './bulk-messages.ts';
import { changeEach, type Left, type Outcome } from './each-ticket.ts';
import { sinceSeen } from './since-seen.ts';
import { type BulkTicket, lockAct } from './stored-act.ts';

/**
 * How long an act may run, in ms. On a machine that is six times overloaded, 200 tickets took two to four seconds. So one
 * transaction can do them all, and nobody has to learn which half of an act happened.
 */
const longest = 20_000;

/** What an act or its undo did: the tickets that changed, and why others didn't. In the order in which a person saw them. */
export interface Ran {
  id: number;
  act: BulkAct;
  changed: TicketState[];
  left: Left[];
  canUndo: boolean;
}

/**
 * Runs a stored act on exactly the tickets that the person saw, in one transaction. Leaves out tickets that have changed
 * in a way that matters. Throws a `Fault` if the act has run, has expired, or was asked for by someone else.
 */
export async function runAct(desk: Desk, by: Actor, id: number): Promise<Ran> {
  const work = async (tx: Tx, at: Date) => {
    const stored = await lockAct(tx, id);
    await refuseConfirm(tx, by, stored, at);
    const { act, tickets } = stored;
    const seen = new Map(tickets.map((ticket) => [ticket.number, ticket.seen]));
    const decide = decideFor(desk, by, act);
    const outcomes = await changeEach(tx, desk, by, [...seen.keys()], (state, moment, inTx) => {
      const since = sinceSeen(state, seen.get(state.ticket.number)!, act);
      if (since) throw new Fault(since);
      if (!takesEnded(act)) refuseEnded(state);
      return decide(state, moment, inTx);
    });
    const { changed, left } = sorted(tickets, outcomes);
    await owe(tx, at, messagesAbout(desk, by, act, changed, at));
    const results = tickets.map((ticket) => ({ ...ticket, ...toResult(outcomes.get(ticket.number)!) }));
    await tx.bulkAct.update({ where: { id }, data: { state: 'done', doneAt: at, tickets: results } });
    const states = changed.map(({ after }) => after);
    return { id, act, changed: states, left, canUndo: isUndoable(act) && states.length > 0 };
  };
  return perform(desk, by, work, longest);
}

function toResult(outcome: Outcome): Pick<BulkTicket, 'changed' | 'left'> {
  return 'after' in outcome ? { changed: outcome.after.ticket.lastEvent } : { left: outcome.why };
}

/**
 * Takes back an act. Leaves alone the tickets where something newer changed the same thing. Only the person who gave the
 * command can do this, or a lead.
 */
export async function undoAct(desk: Desk, by: Actor, id: number): Promise<Ran> {
  const work = async (tx: Tx, at: Date) => {
    const stored = await lockAct(tx, id);
    const { act, tickets } = stored;
    if (stored.byId !== by.person.id) requireLead(by, "undo someone else's change of several tickets");
    await refuseUndo(tx, by, stored);
    const events = new Map(
      tickets.flatMap(({ number, changed }) => (changed === undefined ? [] : [[number, changed] as const])),
    );
    const outcomes = await changeEach(tx, desk, by, [...events.keys()], (state, moment, inTx) => {
      refuseEnded(state);
      return undoing(desk, by, events.get(state.ticket.number)!)(state, moment, inTx);
    });
    const { changed, left } = sorted(tickets, outcomes);
    await owe(tx, at, messagesAboutUndo(by, act, changed));
    const results = tickets.map((ticket) => ({ ...ticket, ...toUndone(outcomes.get(ticket.number)) }));
    const data = { state: 'undone', undoneAt: at, undoneById: by.person.id, tickets: results };
    await tx.bulkAct.update({ where: { id }, data });
    return { id, act, changed: changed.map(({ after }) => after), left, canUndo: false };
  };
  return perform(desk, by, work, longest);
}

function toUndone(outcome: Outcome | undefined): Pick<BulkTicket, 'undone' | 'kept'> {
  if (!outcome) return {};
  return 'after' in outcome ? { undone: outcome.after.ticket.lastEvent } : { kept: outcome.why };
}

/** Cancels an act that nobody has confirmed. Throws a `Fault` if it has run. */
export async function cancelAct(desk: Desk, by: Actor, id: number): Promise<void> {
  await perform(desk, by, async (tx, at) => {
    await refuseConfirm(tx, by, await lockAct(tx, id), at);
    await tx.bulkAct.update({ where: { id }, data: { state: 'canceled' } });
  });
}

/** Sorts outcomes in the order in which the tickets were shown. */
function sorted(
  tickets: BulkTicket[],
  outcomes: Map<number, Outcome>,
): { changed: { before: TicketState; after: TicketState }[]; left: Ran['left'] } {
  const all = tickets.flatMap(({ number }) => outcomes.get(number) ?? []);
  return {
    changed: all.flatMap((outcome) => ('after' in outcome ? [outcome] : [])),
    left: all.flatMap((outcome) => ('why' in outcome ? [outcome] : [])),
  };
}
