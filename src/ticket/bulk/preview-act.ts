import { Fault } from '../../errors.ts';
import { refuseEnded } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { readStates } from '../read-states.ts';
import { noSuchTicket, type TicketState } from '../state.ts';
import { type BulkAct, decideFor, takesEnded } from './act.ts';
import { seenAs, storeAct } from './stored-act.ts';

/** A ticket that an act can't change, and why. */
export interface Refused {
  number: number;
  /** Null if the ticket doesn't exist or can't be read. */
  state: TicketState | null;
  why: Fault;
}

export interface Preview {
  /** The number of the stored act. Null if it can't change any ticket. */
  id: number | null;
  /** The tickets that the act would change, in the order given. */
  ready: TicketState[];
  refused: Refused[];
}

/**
 * Finds out what an act would do to each ticket, and stores the act until the person confirms it. Changes no ticket.
 *
 * @param said the command as typed
 */
export async function previewAct(
  desk: Desk,
  by: By & { person: { id: string } },
  act: BulkAct,
  numbers: number[],
  said: string,
): Promise<Preview> {
  const { client } = desk.database;
  const at = desk.clock.now();
  const states = await readStates(desk, client, numbers);
  const [ready, refused]: [TicketState[], Refused[]] = [[], []];
  for (const number of numbers) {
    const state = states.get(number) ?? null;
    try {
      if (!state) throw noSuchTicket(number);
      if (!takesEnded(act)) refuseEnded(state);
      await decideFor(desk, by, act)({ ...state, names: new Map(state.names) }, at, client);
      ready.push(state);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      refused.push({ number, state, why: error });
    }
  }
  if (ready.length === 0) return { id: null, ready, refused };
  const tickets = ready.map(({ ticket }) => ({ number: ticket.number, seen: seenAs(ticket) }));
  const id = await storeAct(client, { byId: by.person.id, askedAt: at, said, act, tickets });
  return { id, ready, refused };
}
