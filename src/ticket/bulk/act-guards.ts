/** Refusals for people who press a button of an act on several tickets. */

import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import type { By } from '../desk.ts';
import { loadNames, subjectOf } from '../state.ts';
import { plural } from '../words.ts';
import { isUndoable } from './act.ts';
import type { StoredAct } from './stored-act.ts';

/** Someone who runs or undoes an act. */
export type Actor = By & { person: NonNullable<By['person']> };

/** How long a person can confirm an act, in ms. */
const confirmWithin = 24 * 3_600_000;

/** Throws a `Fault` unless this person asked for the act, and the act hasn't run yet. */
export async function refuseConfirm(tx: Tx, { person }: Actor, stored: StoredAct, at: Date): Promise<void> {
  await refuseOthers(tx, person.id, stored);
  refuseSettled(stored);
  if (at.getTime() - stored.askedAt.getTime() <= confirmWithin) return;
  throw new Fault('You asked for this change more than a day ago, so nothing changed.', {
    hint: 'Give the command again to see the tickets as they are now.',
  });
}

/** Throws a `Fault` unless the act has run and can be undone. */
export async function refuseUndo(tx: Tx, { person }: Actor, stored: StoredAct): Promise<void> {
  if (stored.state === 'undone') {
    const who = subjectOf(await loadNames(tx, [stored.undoneById]), stored.undoneById, person.id);
    throw new Fault(`${who} already undid this change, so nothing changed again.`);
  }
  if (stored.state !== 'done') throw new Fault('Nothing has changed yet, so there is nothing to undo.');
  if (!isUndoable(stored.act)) throw new Fault("Nudges and notes can't be undone.");
}

async function refuseOthers(tx: Tx, personId: string, { byId }: StoredAct): Promise<void> {
  if (byId === personId) return;
  const who = subjectOf(await loadNames(tx, [byId]), byId, personId);
  throw new Fault(`Only ${who} can confirm or cancel this change, so nothing changed.`, {
    hint: 'To change these tickets, give the command yourself.',
  });
}

function refuseSettled({ state, tickets, id, act }: StoredAct): void {
  if (state === 'asked') return;
  if (state === 'canceled') throw new Fault('You canceled this change, so nothing changed.');
  if (state === 'undone') throw new Fault('You already undid this change, so nothing changed again.');
  const count = tickets.filter(({ changed }) => changed !== undefined).length;
  throw new Fault(
    `You already changed ${plural(count, 'ticket')} with this button, so nothing changed again.`,
    {
      buttons: isUndoable(act) ? [{ label: 'Undo', command: `bulk undo ${id}` }] : [],
    },
  );
}
