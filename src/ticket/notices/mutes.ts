import type { Tx } from '../../db/client.ts';
import type { By, Desk } from '../desk.ts';
import { perform } from '../perform.ts';
import { loadTicket, type Ticket, type TicketState } from '../state.ts';
import { kinds, type NoticeKind } from './notice-kinds.ts';

/** Mutes a ticket for the person who asks. Returns the ticket, and whether the person had muted it before. */
export async function muteTicket(desk: Desk, by: By, number: number): Promise<[TicketState, boolean]> {
  return perform(desk, by, async (tx, at) => {
    const state = await loadTicket(desk, tx, number);
    const data = { personId: by.person?.id ?? '', ticketNumber: number, at };
    const { count } = await tx.mute.createMany({ data, skipDuplicates: true });
    return [state, count === 0];
  });
}

/** Ends a mute. Returns the ticket, and whether it was muted. */
export async function unmuteTicket(desk: Desk, by: By, number: number): Promise<[TicketState, boolean]> {
  return perform(desk, by, async (tx) => {
    const state = await loadTicket(desk, tx, number);
    const where = { personId: by.person?.id ?? '', ticketNumber: number };
    const { count } = await tx.mute.deleteMany({ where });
    return [state, count > 0];
  });
}

/** Whether a person has muted a ticket. */
export async function isMuted(tx: Tx, number: number, personId: string): Promise<boolean> {
  return (await tx.mute.count({ where: { personId, ticketNumber: number } })) > 0;
}

/** The numbers of the tickets that a person has muted. */
export async function mutedTickets(tx: Tx, personId: string): Promise<Set<number>> {
  const rows = await tx.mute.findMany({ where: { personId }, select: { ticketNumber: true } });
  return new Set(rows.map(({ ticketNumber }) => ticketNumber));
}

/** Leaves out the people who have muted a ticket, except for what its owner must hear at once. */
export async function withoutMuted(
  tx: Tx,
  { number, ownerId }: Pick<Ticket, 'number' | 'ownerId'>,
  kind: NoticeKind,
  people: string[],
): Promise<string[]> {
  const rows = await tx.mute.findMany({ where: { ticketNumber: number, personId: { in: people } } });
  const muted = new Set(rows.map(({ personId }) => personId));
  return people.filter((id) => !muted.has(id) || (kinds[kind].urgent && id === ownerId));
}

/** Moves the mutes of one account to another one of the same person. */
export async function moveMutes(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Mute" ("personId", "ticketNumber", "at")
    SELECT ${to}, "ticketNumber", "at" FROM "Mute" WHERE "personId" = ${from} ON CONFLICT DO NOTHING`;
  await tx.mute.deleteMany({ where: { personId: from } });
}
