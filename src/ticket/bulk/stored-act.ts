import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import type { BulkAct as Row } from '../../db/generated/client.ts';
import { Fault } from '../../errors.ts';
import type { Ticket } from '../state.ts';
import { type BulkAct, bulkAct } from './act.ts';

/**
 * A ticket of an act: as the person saw it, and what happened to it. `changed` and `undone` are the numbers of the events
 * on its timeline. `left` says why the act left it alone, and `kept` why the undo did.
 */
const bulkTicket = z.object({
  number: z.int(),
  seen: z.object({
    status: z.string(),
    phase: z.string(),
    ownerId: z.string().nullable(),
    progressAt: z.iso.datetime(),
    snoozedUntil: z.iso.datetime().nullable(),
  }),
  changed: z.int().optional(),
  left: z.string().optional(),
  undone: z.int().optional(),
  kept: z.string().optional(),
});

export type BulkTicket = z.infer<typeof bulkTicket>;

/** An act on several tickets, as stored. */
export interface StoredAct extends Pick<Row, 'id' | 'byId' | 'askedAt' | 'doneAt' | 'undoneById'> {
  state: 'asked' | 'done' | 'canceled' | 'undone';
  act: BulkAct;
  tickets: BulkTicket[];
}

/** How many days an act is kept, and can be undone. What it did to a ticket stays on the ticket's timeline. */
export const actMemoryDays = 30;

const states = z.enum(['asked', 'done', 'canceled', 'undone']);

/** What matters about a ticket, to notice whether it has changed since a person saw it. */
export function seenAs({ status, phase, ownerId, progressAt, snoozedUntil }: Ticket): BulkTicket['seen'] {
  return {
    status,
    phase,
    ownerId,
    progressAt: progressAt.toISOString(),
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
  };
}

/** Stores an act before a person confirms it. Returns its number. */
export async function storeAct(
  tx: Tx,
  row: { byId: string; askedAt: Date; said: string; act: BulkAct; tickets: BulkTicket[] },
): Promise<number> {
  const { id } = await tx.bulkAct.create({ data: { ...row, state: 'asked' }, select: { id: true } });
  return id;
}

/** Locks an act until the transaction ends, so that it runs only once. Throws a `Fault` if there is no such act. */
export async function lockAct(tx: Tx, id: number): Promise<StoredAct> {
  await tx.$queryRaw(Prisma.sql`SELECT "id" FROM "BulkAct" WHERE "id" = ${id} FOR UPDATE`);
  return readAct(tx, id);
}

export async function readAct(tx: Tx, id: number): Promise<StoredAct> {
  const row = await tx.bulkAct.findUnique({ where: { id } });
  if (!row) {
    throw new Fault('This change is no longer stored.', {
      hint: 'Give the command again to see the tickets as they are now.',
      example: 'list mine',
    });
  }
  return {
    ...row,
    state: states.parse(row.state),
    act: bulkAct.parse(row.act),
    tickets: z.array(bulkTicket).parse(row.tickets),
  };
}
