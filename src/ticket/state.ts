import type { Tx } from '../db/client.ts';
import type { Ticket, TicketBlocker, TicketPhase, TicketStep, TicketWait } from '../db/generated/client.ts';
import { Fault } from '../errors.ts';

export type { Ticket, TicketBlocker, TicketPhase, TicketStep, TicketWait };

/** The blockers that are in the way, the oldest first: a part of a query for tickets. */
export const activeBlockers = { where: { clearedAt: null }, orderBy: { id: 'asc' } } as const;

/** A ticket with its phases and steps in order, what is in its way, and the names of the people in it. */
export interface TicketState {
  ticket: Ticket;
  phases: TicketPhase[];
  steps: TicketStep[];
  blockers: TicketBlocker[];
  waits: TicketWait[];
  names: Map<string, string>;
}

/** `MIG-12`, `PLC-13`. */
export function ticketKey(ticket: Pick<Ticket, 'kind' | 'number'>): string {
  return `${ticket.kind === 'platform-change' ? 'PLC' : 'MIG'}-${ticket.number}`;
}

/** Throws a `Fault` when there is no such ticket. */
export async function loadTicket(tx: Tx, number: number): Promise<TicketState> {
  const found = await tx.ticket.findUnique({
    where: { number },
    include: {
      phases: { orderBy: { position: 'asc' } },
      steps: { orderBy: { position: 'asc' } },
      blockers: activeBlockers,
      waits: true,
    },
  });
  if (!found) throw noSuchTicket(number);
  const { phases, steps, blockers, waits, ...ticket } = found;
  const ids = [ticket.ownerId, ticket.openedById, ...steps.map((step) => step.doneById)];
  return { ticket, phases, steps, blockers, waits, names: await loadNames(tx, ids) };
}

export function noSuchTicket(number: number): Fault {
  return new Fault(`There is no ticket ${number}.`, {
    hint: '`list` shows the open ones.',
    example: 'list mine',
    field: 'ticket',
  });
}

/** The same, locked until the transaction ends: whoever changes a ticket takes this lock first. */
export async function lockTicket(tx: Tx, number: number): Promise<TicketState> {
  await tx.$queryRaw`SELECT "number" FROM "Ticket" WHERE "number" = ${number} FOR UPDATE`;
  return loadTicket(tx, number);
}

export async function loadNames(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = await tx.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, linked: { select: { name: true } } },
  });
  // One person has one name, whichever of two linked accounts it was.
  return new Map(people.map(({ id, name, linked }) => [id, linked?.name ?? name]));
}

/** The same, but `You` for the person who asks. */
export function subjectOf(
  names: Map<string, string>,
  id: string | null,
  askerId: string | undefined,
): string {
  return id !== null && id === askerId ? 'You' : nameOf(names, id);
}

/** A name to show for a person's id; `nobody` for none. */
export function nameOf(names: Map<string, string>, id: string | null): string {
  if (!id) return 'nobody';
  return names.get(id) ?? id.slice(id.indexOf(':') + 1);
}
