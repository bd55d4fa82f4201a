import { Prisma, type Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import { apply, type Decide } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { readStates } from '../read-states.ts';
import { noSuchTicket, type TicketState } from '../state.ts';

/** A ticket that stays as it is. `state` is null if the ticket doesn't exist or can't be read. */
export interface Left {
  state: TicketState | null;
  why: string;
}

/** What happened to one ticket: its state before and after, or why it stayed as it was. */
export type Outcome = { before: TicketState; after: TicketState } | Left;

/**
 * Changes several tickets in the caller's transaction. A ticket that `decide` refuses with a `Fault` stays as it is.
 * Locks the tickets in ascending order, so two acts at once never wait for each other.
 */
export async function changeEach(
  tx: Tx,
  desk: Desk,
  by: By,
  numbers: number[],
  decide: Decide,
): Promise<Map<number, Outcome>> {
  const at = desk.clock.now();
  const ascending = [...numbers].sort((a, b) => a - b);
  await tx.$queryRaw(
    Prisma.sql`SELECT "number" FROM "Ticket" WHERE "number" = ANY (${ascending}::int[]) ORDER BY "number" FOR UPDATE`,
  );
  const states = await readStates(desk, tx, ascending);
  const outcomes = new Map<number, Outcome>();
  for (const number of ascending) outcomes.set(number, await changeOne(number, states.get(number)));
  return outcomes;

  async function changeOne(number: number, before: TicketState | undefined): Promise<Outcome> {
    try {
      if (!before) throw noSuchTicket(number);
      const change = await decide(before, at, tx);
      if (!change) return { state: before, why: 'Nothing to change.' };
      return { before, after: await apply(tx, desk, { ...by, bulk: true }, before, change, at) };
    } catch (error) {
      if (error instanceof Fault) return { state: before ?? null, why: error.message };
      throw error;
    }
  }
}
