/** What a change writes, beside its event. */

import type { Prisma, Tx } from '../db/client.ts';
import { insertInto, removeFrom, updateIn } from '../db/together.ts';
import type { By } from './desk.ts';
import type { Ticket, TicketBlocker, TicketState } from './state.ts';

/** What newly keeps a ticket from going on, and what no longer does. */
export interface BlockerChange {
  added?: Pick<TicketBlocker, 'code' | 'note'>[];
  cleared?: TicketBlocker[];
}

/** Writes the columns that differ; a ticket without an event so far is new. */
export function writeTicket(before: Ticket, after: Ticket): Prisma.Sql | null {
  if (before.lastEvent === 0) return insertInto('Ticket', [after]);
  const columns = Object.entries(after).filter(
    ([column, value]) => !isSame(before[column as keyof Ticket], value),
  );
  return updateIn('Ticket', { number: after.number }, Object.fromEntries(columns));
}

/** Writes who did which steps, and removes the rows of steps that are open or gone. */
export function writeTicks(before: TicketState, after: TicketState): (Prisma.Sql | null)[] {
  const ticketNumber = after.ticket.number;
  const ticksOf = ({ steps }: TicketState) =>
    new Map(
      steps.flatMap(({ id: stepId, doneAt: at, doneById: byId }) =>
        at ? [[stepId, { ticketNumber, stepId, at, byId }] as const] : [],
      ),
    );
  const [was, is] = [ticksOf(before), ticksOf(after)];
  const added = [...is.values()].filter(({ stepId, at }) => !isSame(was.get(stepId)?.at, at));
  const removed = [...was.keys()].filter((stepId) => !is.has(stepId));
  return [
    removeFrom('TickedStep', { ticketNumber }, 'stepId', removed),
    insertInto('TickedStep', added, { key: ['ticketNumber', 'stepId'] }),
  ];
}

/** Writes blockers at once, as a new one gets its id from the database. Returns the active ones. */
export async function writeBlockers(
  tx: Tx,
  { ticket: { number: ticketNumber }, blockers: before }: TicketState,
  { added = [], cleared = [] }: BlockerChange,
  { by, at }: { by: By; at: Date },
): Promise<TicketBlocker[]> {
  if (added.length === 0 && cleared.length === 0) return before;
  const ids = cleared.map(({ id }) => id);
  if (ids.length > 0)
    await tx.ticketBlocker.updateMany({ where: { id: { in: ids } }, data: { clearedAt: at } });
  const rows = added.map((blocker) => ({ ...blocker, ticketNumber, at, byId: by.person?.id ?? '' }));
  const new_ = rows.length > 0 ? await tx.ticketBlocker.createManyAndReturn({ data: rows }) : [];
  return [...before.filter(({ id }) => !ids.includes(id)), ...new_];
}

function isSame(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
