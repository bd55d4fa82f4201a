/** What a change writes in addition to its event. */

import type { Prisma, Tx } from '../db/client.ts';
import { insertInto, removeFrom, updateIn } from '../db/together.ts';
import type { ProofName } from '../mailbox/tally.ts';
import type { By } from './desk.ts';
import { sheetTaken } from './mailboxes/sent-sheets.ts';
import { forgetWrite, type MailboxChanges, mailboxWrites } from './mailboxes/stored-mailboxes.ts';
import { marksOf, type Ticket, type TicketBlocker, type TicketState } from './state.ts';

/** Blockers that a change adds or clears. */
export interface BlockerChange {
  added?: (Pick<TicketBlocker, 'code' | 'note'> & { reported?: boolean })[];
  /** Active blockers with a new note, or that a person took over from the reports. */
  noted?: TicketBlocker[];
  cleared?: TicketBlocker[];
}

/**
 * SQL that updates a ticket's changed columns. If the ticket has no event yet, the SQL inserts the ticket instead.
 * Null if nothing changed.
 */
export function ticketWrite(before: Ticket, after: Ticket): Prisma.Sql | null {
  const row = {
    ...after,
    mailboxTally: after.mailboxTally && JSON.stringify(after.mailboxTally),
    waveSignOffs: after.waveSignOffs && JSON.stringify(after.waveSignOffs),
    dnsFacts: after.dnsFacts && JSON.stringify(after.dnsFacts),
  };
  if (before.lastEvent === 0) return insertInto('Ticket', [row]);
  const columns = Object.entries(row).filter(
    ([column]) => !isSame(before[column as keyof Ticket], after[column as keyof Ticket]),
  );
  return updateIn('Ticket', { number: after.number }, Object.fromEntries(columns));
}

/** SQL that records what happened to steps. It also deletes the marks of steps that are no longer in the plan. */
export function markWrites(before: TicketState, after: TicketState): (Prisma.Sql | null)[] {
  const ticketNumber = after.ticket.number;
  const byStep = ({ steps }: TicketState) => new Map(marksOf(steps).map((mark) => [mark.stepId, mark]));
  const [was, is] = [byStep(before), byStep(after)];
  const changed = [...is.values()].filter(({ stepId, state, at }) => {
    const old = was.get(stepId);
    return old?.state !== state || !isSame(old.at, at);
  });
  const rows = changed.map((mark) => ({ ticketNumber, ...mark }));
  const removed = [...was.keys()].filter((stepId) => !is.has(stepId));
  return [
    removeFrom('StepMark', { ticketNumber }, 'stepId', removed),
    insertInto('StepMark', rows, { key: ['ticketNumber', 'stepId'] }),
  ];
}

/**
 * SQL that changes the list of mailboxes, and records that for the sheet that the new rows come from. If the list stays the
 * same, the SQL forgets what must be shown again.
 */
export function listWrites(
  { number, lastEvent }: Ticket,
  { mailboxes }: { mailboxes?: { changes: MailboxChanges; sheet?: number } },
  forgotten: ProofName[],
): (Prisma.Sql | null)[] {
  if (!mailboxes) return [forgetWrite(number, forgotten)];
  const { changes, sheet } = mailboxes;
  return [
    ...mailboxWrites(number, changes),
    sheet === undefined ? null : sheetTaken(sheet, lastEvent, changes),
  ];
}

/**
 * Writes blockers in separate statements, because the database assigns the ids of new blockers. Returns the active
 * blockers.
 */
export async function writeBlockers(
  tx: Tx,
  { ticket: { number: ticketNumber }, blockers: before }: TicketState,
  { added = [], noted = [], cleared = [] }: BlockerChange,
  { by, at }: { by: By; at: Date },
): Promise<TicketBlocker[]> {
  if (added.length + noted.length + cleared.length === 0) return before;
  const ids = cleared.map(({ id }) => id);
  if (ids.length > 0)
    await tx.ticketBlocker.updateMany({ where: { id: { in: ids } }, data: { clearedAt: at } });
  for (const { id, note, reported } of noted) {
    await tx.ticketBlocker.update({ where: { id }, data: { note, reported } });
  }
  const rows = added.map((blocker) => ({ ...blocker, ticketNumber, at, byId: by.person?.id ?? '' }));
  const inserted = rows.length > 0 ? await tx.ticketBlocker.createManyAndReturn({ data: rows }) : [];
  const kept = before.filter(({ id }) => !ids.includes(id));
  return [...kept.map((one) => noted.find(({ id }) => id === one.id) ?? one), ...inserted];
}

function isSame(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
