import type { Tx } from '../db/client.ts';
import type { Desk } from './desk.ts';
import { readTickets } from './read-ticket.ts';
import { type TicketState, toState } from './state.ts';

/** Reads several tickets, by number. Logs and leaves out those that can't be read. */
export async function readStates(
  { logger, plans }: Pick<Desk, 'logger' | 'plans'>,
  tx: Tx,
  numbers: number[],
): Promise<Map<number, TicketState>> {
  const found = await readTickets({ logger }, tx, [...new Set(numbers)]);
  await plans.load(
    tx,
    found.map(({ ticket }) => ticket.planHash),
  );
  const sound = found.filter(({ ticket }) => plans.find(ticket) !== null);
  return new Map(sound.map((read) => [read.ticket.number, toState(plans, read)]));
}
