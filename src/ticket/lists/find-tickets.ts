import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import { accountsSql, fullNameSql } from '../../people/full-names.ts';
import type { Desk } from '../desk.ts';
import type { Plans } from '../playbooks/plans.ts';
import { noSuchTicket, type TicketPhase } from '../state.ts';
import { ticketRow } from '../ticket-row.ts';
import { conditionSql, type TicketFilter } from './filter.ts';
import { type Order, type OrderName, type OrderPart, orderOf, sortColumns } from './order.ts';
import { type Cursor, type Cut, cutBeside, cutByNumber, mostCounted, type Side } from './page-cut.ts';

/** The columns that a list needs. */
const listed = ticketRow
  .pick({
    number: true,
    playbook: true,
    planHash: true,
    method: true,
    domain: true,
    customer: true,
    source: true,
    target: true,
    service: true,
    ...sortColumns,
    phase: true,
    progressAt: true,
    ownerId: true,
    endedAt: true,
    heldAt: true,
    nudgeAt: true,
    escalatedAt: true,
    parkedUntil: true,
    billingStopsOn: true,
  })
  .extend({
    // Any string, because a list also shows tickets from a newer release. That release may use values that this
    // release doesn't know.
    kind: z.string(),
    waitingOn: z.string(),
  });

const pageRow = z.object({
  counted: z.int(),
  tickets: z.array(
    listed.extend({
      blocked: z.boolean(),
      ownerName: z.string().nullable(),
      /** The ticket's place among all matches, starting at 1. Null after the first `mostCounted` matches. */
      rank: z.int().nullable(),
    }),
  ),
});

type PageRow = z.infer<typeof pageRow>;
type Row = PageRow['tickets'][number];

/** A ticket as a list shows it. */
export type FoundTicket = z.infer<typeof listed> & {
  blocked: boolean;
  phases: TicketPhase[];
};

/**
 * Which page of a list to show: a page number, starting at 1, or the page before or after a ticket. `key` says where
 * the ticket was when the person saw the list. Without `key`, the page begins at the ticket's current position.
 */
export type Part = { page: number } | { side: Side; number: number; key?: Date | null };

export interface TicketPage {
  tickets: FoundTicket[];
  names: Map<string, string>;
  /** How many tickets match. Never more than `mostCounted`. */
  total: number;
  /** Whether more than `mostCounted` tickets match. */
  isMore: boolean;
  /** The rank of the first ticket on the page. Null if that ticket has no rank, or if the page is empty. */
  from: number | null;
  /** Where the previous page ends, and where the next page starts. Null if there is no such page. */
  previous: Cursor | null;
  next: Cursor | null;
  order: OrderName;
}

/**
 * Finds a page of tickets in the order of the filter: see `orderOf`. The work doesn't grow with the number of tickets.
 * Throws a `Fault` if `part` has no `key` and names a ticket that doesn't exist.
 */
export async function findTickets(
  { plans }: Pick<Desk, 'plans'>,
  tx: Tx,
  filter: TicketFilter,
  { at, part, size }: { at: Date; part: Part; size: number },
): Promise<TicketPage> {
  const order = orderOf(filter);
  const query: Query = { plans, filter, order, at, size };
  if ('page' in part) {
    const row = await readPage(tx, query, pageByNumber(part.page, size));
    return toPage(tx, query, row, cutByNumber(row));
  }
  const { side } = part;
  const cursor = await cursorOf(tx, query, part.number, part.key);
  const row = await readPage(tx, query, pageBeside(query, side, cursor));
  return toPage(tx, query, row, cutBeside(row, side, cursor, size));
}

async function toPage(
  tx: Tx,
  { plans, order, at }: Query,
  { counted }: PageRow,
  cut: Cut<Row>,
): Promise<TicketPage> {
  const { shown, previous, next } = cut;
  await plans.load(
    tx,
    shown.map(({ planHash }) => planHash),
  );
  const toCursor = (end: Row | Cursor | null): Cursor | null =>
    end && ('key' in end ? end : { number: end.number, key: order.keyOf(end, at) });
  return {
    tickets: shown.map(({ ownerName: _, rank: __, ...ticket }) => ({
      ...ticket,
      phases: plans.find(ticket)?.phases ?? [],
    })),
    names: new Map(shown.flatMap(({ ownerId: id, ownerName: name }) => (id && name ? [[id, name]] : []))),
    total: Math.min(counted, mostCounted),
    isMore: counted > mostCounted,
    from: shown[0]?.rank ?? null,
    previous: toCursor(previous),
    next: toCursor(next),
    order: order.name,
  };
}

/** Returns a ticket's position in a sort order. If there is no `key`, reads the ticket to find its position. */
async function cursorOf(
  tx: Tx,
  { order, at }: Query,
  number: number,
  key: Date | null | undefined,
): Promise<Cursor> {
  if (key !== undefined) return { number, key };
  const ticket = await tx.ticket.findUnique({ where: { number }, select: sortColumns });
  if (!ticket) throw noSuchTicket(number);
  return { number, key: order.keyOf(ticket, at) };
}

interface Query {
  plans: Plans;
  filter: TicketFilter;
  order: Order;
  at: Date;
  size: number;
}

/** SQL for a page of the counted tickets. If the page number is too high, selects the last page. */
function pageByNumber(page: number, size: number): Prisma.Sql {
  const beforeLast = Prisma.sql`(SELECT greatest(count(*)::int - 1, 0) / ${size}::int * ${size}::int FROM "counted")`;
  const skipped = Prisma.sql`least(${(page - 1) * size}::int, ${beforeLast})`;
  return Prisma.sql`SELECT "number", "key" FROM "counted" WHERE "rank" > ${skipped} ORDER BY "rank" LIMIT ${size}`;
}

/**
 * SQL for the page on one side of a cursor. Selects one ticket more than the page shows, to tell whether the list
 * continues.
 */
function pageBeside(query: Query, side: Side, cursor: Cursor): Prisma.Sql {
  return Prisma.sql`SELECT "number", "key" FROM (${inOrder(query, query.size + 1, { side, cursor })}) "beside"`;
}

/**
 * SQL for the numbers and sort keys of the first tickets in the sort order. With `beside`, selects the tickets just
 * before or just after a cursor instead. Reads each status and each part of the order separately, because the indexes
 * are sorted only within them.
 */
function inOrder(
  { filter, order, at }: Query,
  limit: number,
  beside?: { side: Side; cursor: Cursor },
): Prisma.Sql {
  const isBackward = beside?.side === 'before';
  const direction = Prisma.raw(isBackward ? 'DESC' : 'ASC');
  const conditions = conditionSql(filter, at);
  const place = beside?.cursor.key?.toISOString() ?? 'infinity';
  const bound = (key: Prisma.Sql) =>
    beside
      ? Prisma.sql`AND (${key}, t."number") ${Prisma.raw(isBackward ? '<' : '>')} (${place}::timestamptz, ${beside.cursor.number}::int)`
      : Prisma.empty;
  // If there is only one owner, sorting by owner first doesn't change the order, and lets Postgres use an index.
  const isOfOne = new Set(filter.only.ownerId).size === 1;
  const ofPart = (status: string, { where, key, isSmall }: OrderPart) => {
    const owner = isOfOne && !isSmall ? Prisma.sql`t."ownerId" ${direction},` : Prisma.empty;
    return Prisma.sql`
    (SELECT t."number", ${key} AS "key" FROM "Ticket" t
     WHERE t."status" = ${status} AND ${where} AND ${conditions} ${bound(key)}
     ORDER BY ${owner} ${isSmall ? Prisma.sql`"key"` : key} ${direction}, t."number" ${direction} LIMIT ${limit})`;
  };
  const parts = [...new Set(filter.status)].flatMap((status) =>
    order.parts(status, at).map((part) => ofPart(status, part)),
  );
  return Prisma.sql`
    SELECT "number", "key" FROM (${Prisma.join(parts, ' UNION ALL ')}) "one"
    ORDER BY "key" ${direction}, "number" ${direction} LIMIT ${limit}`;
}

const jsonColumns = Prisma.raw(
  Object.keys(listed.shape)
    .map((column) => `'${column}', t."${column}"`)
    .join(', '),
);

/** Reads the count, the page, the owners' names, and who is blocked in one statement. */
async function readPage(tx: Tx, query: Query, page: Prisma.Sql): Promise<PageRow> {
  const [row] = await tx.$queryRaw<unknown[]>`
    WITH "counted" AS MATERIALIZED (
      SELECT "number", "key", row_number() OVER (ORDER BY "key", "number")::int AS "rank"
      FROM (${inOrder(query, mostCounted + 1)}) "first"
    ), "page" AS MATERIALIZED (${page})
    SELECT (SELECT count(*)::int FROM "counted") AS "counted", (
      SELECT coalesce(json_agg(json_build_object(${jsonColumns},
        'blocked', EXISTS (
          SELECT 1 FROM "TicketBlocker" b WHERE b."ticketNumber" = t."number" AND b."clearedAt" IS NULL
        ),
        'ownerName', (SELECT ${fullNameSql} FROM ${accountsSql} WHERE p."id" = t."ownerId"),
        'rank', c."rank") ORDER BY "page"."key", t."number"), '[]')
      FROM "page"
      JOIN "Ticket" t ON t."number" = "page"."number"
      LEFT JOIN "counted" c ON c."number" = t."number"
    ) AS "tickets"`;
  return pageRow.parse(row);
}
