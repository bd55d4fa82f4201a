import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import { conditionSql, type TicketFilter } from '../lists/filter.ts';
import type { EventType } from '../ticket-event.ts';
import type { Window } from './window.ts';

/** The changes that a digest counts, in order, and how it says them after a number. */
export const changeKinds = [
  { type: 'missed', says: 'missed a date' },
  { type: 'escalated', says: 'escalated' },
  { type: 'phase', says: 'moved' },
  { type: 'closed', says: 'closed' },
  { type: 'canceled', says: 'canceled' },
  { type: 'opened', says: 'opened' },
  { type: 'reopened', says: 'reopened' },
  { type: 'stalled', says: 'newly stalled' },
] as const satisfies { type: EventType; says: string }[];

export type ChangeKind = (typeof changeKinds)[number]['type'];

/** How many tickets changed in each way. A ticket that moved twice counts once. */
export type Changes = Record<ChangeKind, number>;

/** A ticket with a change. */
export interface ChangedTicket {
  type: ChangeKind;
  number: number;
  kind: string;
  customer: string;
  ownerId: string | null;
  /** For a ticket that moved: the phase it came from, and where it is after its last move. */
  from: string | null;
  to: string | null;
}

/** The most tickets that a list of changes reads. */
const mostListed = 500;

const types = changeKinds.map(({ type }) => type);

/** The events of a window, in tickets that pass a filter as they are now. Ended tickets count, too. */
function eventsOf(filter: TicketFilter, { since, until }: Window): Prisma.Sql {
  return Prisma.sql`FROM "Event" e JOIN "Ticket" t ON t."number" = e."ticketNumber"
    WHERE e."type" IN (${Prisma.join([...types])}) AND e."at" > ${since} AND e."at" <= ${until}
      AND ${conditionSql(filter, until)}`;
}

/** Counts the tickets that changed in a window. */
export async function countChanges(tx: Tx, filter: TicketFilter, window: Window): Promise<Changes> {
  const rows = countRows.parse(
    await tx.$queryRaw`
      SELECT e."type", count(DISTINCT e."ticketNumber")::int AS "count" ${eventsOf(filter, window)} GROUP BY 1`,
  );
  const count = (name: string) => rows.find(({ type }) => type === name)?.count ?? 0;
  return Object.fromEntries(types.map((type) => [type, count(type)])) as Changes;
}

const countRows = z.array(z.object({ type: z.string(), count: z.int() }));

/** Lists the tickets that changed in a window, in the order of their kinds, then the earliest change first. */
export async function listChanges(tx: Tx, filter: TicketFilter, window: Window): Promise<ChangedTicket[]> {
  return changedRows.parse(
    await tx.$queryRaw`
      SELECT e."type", t."number", t."kind", t."customer", t."ownerId",
        (array_agg(e."data"->>'from' ORDER BY e."seq"))[1] AS "from",
        (array_agg(e."data"->>'to' ORDER BY e."seq" DESC))[1] AS "to"
      ${eventsOf(filter, window)}
      GROUP BY e."type", t."number"
      ORDER BY array_position(ARRAY[${Prisma.join([...types])}], e."type"), min(e."at"), t."number" LIMIT ${mostListed}`,
  );
}

const changedRows = z.array(
  z.object({
    type: z.enum(types),
    number: z.int(),
    kind: z.string(),
    customer: z.string(),
    ownerId: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
);
