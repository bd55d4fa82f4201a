import { Fault, Refusal } from '../../errors.ts';
import { putOnRecord } from '../../people/roles.ts';
import { refuseEnded } from '../change.ts';
import type { Desk } from '../desk.ts';
import { readStates } from '../read-states.ts';
import { noSuchTicket, type TicketState } from '../state.ts';
import { type BulkAct, decideFor, takesEnded } from './act.ts';
import type { Actor } from './act-guards.ts';
import type { Left } from './each-ticket.ts';
import { seenAs, storeAct } from './stored-act.ts';

export interface Preview {
  /** The number of the stored act. Null if it can't change any ticket. */
  id: number | null;
  /** The tickets that the act would change, in the order given. */
  ready: TicketState[];
  refused: Left[];
}

/**
 * Finds out what an act would do to each ticket, and stores the act until the person confirms it. Changes no ticket. What
 * only leads may do goes into the audit log, as for a single ticket.
 *
 * @param said the command as typed
 */
export async function previewAct(
  desk: Desk,
  by: Actor,
  act: BulkAct,
  numbers: number[],
  said: string,
): Promise<Preview> {
  const { client } = desk.database;
  const at = desk.clock.now();
  const states = await readStates(desk, client, numbers);
  const [ready, refused, notAllowed]: [TicketState[], Left[], Set<string>] = [[], [], new Set()];
  for (const number of numbers) {
    const state = states.get(number) ?? null;
    try {
      if (!state) throw noSuchTicket(number);
      if (!takesEnded(act)) refuseEnded(state);
      await decideFor(desk, by, act)({ ...state, names: new Map(state.names) }, at, client);
      ready.push(state);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      refused.push({ state, why: error.message });
      if (error instanceof Refusal) notAllowed.add(error.message);
    }
  }
  for (const detail of notAllowed)
    await putOnRecord(client, { at, actorId: by.person.id, action: 'refused', detail });
  if (ready.length === 0) return { id: null, ready, refused };
  const tickets = ready.map(({ ticket }) => ({ number: ticket.number, seen: seenAs(ticket) }));
  const id = await storeAct(client, { byId: by.person.id, askedAt: at, said, act, tickets });
  return { id, ready, refused };
}
