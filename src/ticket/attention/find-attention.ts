import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import type { Desk } from '../desk.ts';
import { conditionSql, type TicketFilter } from '../lists/filter.ts';
import { readStates } from '../read-states.ts';
import type { TicketState } from '../state.ts';
import {
  type AttentionClass,
  attentionClasses,
  type ClassRule,
  classRules,
  sameDay,
} from './attention-class.ts';
import { type Horizon, horizonOf } from './horizon.ts';

/** A ticket that needs attention, and its most urgent reason. */
export interface AttentionEntry extends TicketState {
  class: AttentionClass;
  /** Other tickets whose agreed dates the owner has on the same day. */
  sameDay: { number: number; kind: string; customer: string }[];
}

export interface Attention {
  /** The most urgent class first. Within a class, the earliest deadline or the longest wait first. */
  entries: AttentionEntry[];
  /** How many tickets are in each class, including those that `entries` leaves out. */
  counts: Record<AttentionClass, number>;
}

/** What to look for. Only open tickets are found, whatever the filter's status is. */
export interface AttentionWish {
  filter: TicketFilter;
  at: Date;
  /** The most tickets of a class to return. */
  most: number;
  /** One more condition. `t` is the ticket. */
  where?: Prisma.Sql;
  /** The classes to look for, most urgent first. A ticket is in the first one that fits. The default is all classes. */
  classes?: readonly AttentionClass[];
  /** The most tickets to return in all. The first few of each class come before the others. The default is no limit. */
  mostInAll?: number;
  /** Tickets that escalated after this come before the other escalated ones. */
  since?: Date;
}

/** How many tickets of each class are returned even if the classes before it have more than `mostInAll`. */
const few = 10;

/**
 * Finds the open tickets that need attention. Each condition has an index, so tickets without a class cost nothing. Logs
 * and leaves out tickets that can't be read.
 */
export async function findAttention(
  desk: Pick<Desk, 'calendar' | 'logger' | 'plans'>,
  tx: Tx,
  wish: AttentionWish,
): Promise<Attention> {
  const { classes = attentionClasses } = wish;
  const rows = foundRows.parse(await tx.$queryRaw(statementOf(desk, wish, classes)));
  const counts = Object.fromEntries(attentionClasses.map((name) => [name, 0])) as Attention['counts'];
  const states = await readStates(
    desk,
    tx,
    rows.map(({ number }) => number),
  );
  const entries = rows.flatMap(({ number, rank, total, others }): AttentionEntry[] => {
    const name = classes[rank];
    if (name) counts[name] = total;
    const state = states.get(number);
    if (!name || state?.ticket.status !== 'open') return [];
    return [{ ...state, class: name, sameDay: others }];
  });
  return { entries, counts };
}

const foundRows = z.array(
  z.object({
    number: z.int(),
    rank: z.int(),
    total: z.int(),
    others: z.array(z.object({ number: z.int(), kind: z.string(), customer: z.string() })),
  }),
);

function statementOf(
  { calendar }: Pick<Desk, 'calendar'>,
  wish: AttentionWish,
  classes: readonly AttentionClass[],
): Prisma.Sql {
  const { at, most, mostInAll = null, since = at } = wish;
  const horizon = horizonOf(calendar, at);
  const all = classRules(horizon);
  const rules = classes.map((name) => all[name]);
  const rank = firstOf(rules, (_, i) => Prisma.raw(String(i)));
  const key = firstOf(rules, (rule) => rule.key);
  const finds = Prisma.join(
    rules.map(({ finds, when }) => finds ?? when),
    ' OR ',
  );
  return Prisma.sql`
    WITH "candidate" AS (
      SELECT t."number", t."ownerId", d."from", d."to", ${rank} AS "rank", ${key} AS "key",
        coalesce(t."escalatedAt" > ${since} AND t."escalatedAt" <= ${at}, false) AS "isNew"
      ${openTickets(horizon, wish)} AND (${finds})
    ), "ranked" AS (
      SELECT *, row_number() OVER (PARTITION BY "rank" ORDER BY "isNew" DESC, "key", "number") AS "place",
        count(*) OVER (PARTITION BY "rank")::int AS "total"
      FROM "candidate" WHERE "rank" IS NOT NULL
    ), "kept" AS (
      SELECT * FROM "ranked" WHERE "place" <= ${most} ORDER BY "place" > ${few}, "rank", "place" LIMIT ${mostInAll}
    )
    SELECT t."number", t."rank", t."total", (
      SELECT coalesce(json_agg(json_build_object('number', o."number", 'kind', o."kind", 'customer', o."customer") ORDER BY o."number"), '[]')
      FROM "Ticket" o, (SELECT t."from", t."to") d WHERE ${sameDay}
    ) AS "others"
    FROM "kept" t ORDER BY t."rank", t."place"`;
}

/** The value of the first rule that fits a ticket. Null if none does. */
function firstOf(rules: ClassRule[], value: (rule: ClassRule, rank: number) => Prisma.Sql): Prisma.Sql {
  const cases = rules.map((rule, rank) => Prisma.sql`WHEN ${rule.when} THEN ${value(rule, rank)}`);
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} END`;
}

/** The open tickets `t` of a filter, each with its phase `p` and the day `d` of its agreed date. */
function openTickets(
  { days }: Horizon,
  { filter, at, where = Prisma.sql`true` }: Pick<AttentionWish, 'filter' | 'at' | 'where'>,
): Prisma.Sql {
  const rows = days.map(({ from, to }) => Prisma.sql`(${from}::timestamptz, ${to}::timestamptz)`);
  return Prisma.sql`
    FROM "Ticket" t
    LEFT JOIN "PlanPhase" p ON p."planHash" = t."planHash" AND p."slug" = t."phase"
    LEFT JOIN (VALUES ${Prisma.join(rows)}) d ("from", "to")
      ON coalesce(t."cutover", t."slot") >= d."from" AND coalesce(t."cutover", t."slot") < d."to"
    WHERE t."status" = 'open' AND ${where} AND ${conditionSql(filter, at)}`;
}

/** How many open tickets need no attention. A ticket counts once: as on hold, snoozed, parked, or on track. */
export interface Quiet {
  onTrack: number;
  held: number;
  snoozed: number;
  /** Only the end of the old bill is left. */
  parked: number;
}

/** Counts the tickets of a filter without a class. Reads all of them, so the filter should choose one owner. */
export async function countQuiet(
  { calendar }: Pick<Desk, 'calendar'>,
  tx: Tx,
  wish: Pick<AttentionWish, 'filter' | 'at' | 'where'>,
): Promise<Quiet> {
  const { at } = wish;
  const horizon = horizonOf(calendar, at);
  const rank = firstOf(Object.values(classRules(horizon)), (_, i) => Prisma.raw(String(i)));
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT count(*) FILTER (WHERE "state" = 'held')::int AS "held",
      count(*) FILTER (WHERE "state" = 'snoozed')::int AS "snoozed",
      count(*) FILTER (WHERE "state" = 'parked')::int AS "parked",
      count(*) FILTER (WHERE "state" IS NULL)::int AS "onTrack"
    FROM (
      SELECT ${rank} AS "rank", CASE WHEN t."heldAt" IS NOT NULL THEN 'held' WHEN t."snoozedUntil" > ${at} THEN 'snoozed'
        WHEN t."parkedUntil" > ${at} THEN 'parked' END AS "state"
      ${openTickets(horizon, wish)}
    ) "all" WHERE "rank" IS NULL`;
  return quietRow.parse(row);
}

const quietRow = z.object({ onTrack: z.int(), held: z.int(), snoozed: z.int(), parked: z.int() });
