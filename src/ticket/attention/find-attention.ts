import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import type { Desk } from '../desk.ts';
import { conditionSql, type TicketFilter } from '../lists/filter.ts';
import { readStates } from '../read-states.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { type AttentionClass, attentionClasses, classRules, othersOfDay } from './attention-class.ts';
import { horizonOf } from './horizon.ts';

/** A ticket that needs attention, and its most urgent reason. */
export interface AttentionEntry extends TicketState {
  class: AttentionClass;
  /** The keys of other tickets whose agreed dates the owner has on the same day. */
  sameDay: string[];
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
  /** The classes to look for, most urgent first. A ticket is in the first one that fits. The default is all classes. */
  classes?: readonly AttentionClass[];
}

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
    return [{ ...state, class: name, sameDay: others.map(ticketKey) }];
  });
  return { entries, counts };
}

const foundRows = z.array(
  z.object({
    number: z.int(),
    rank: z.int(),
    total: z.int(),
    others: z.array(z.object({ number: z.int(), kind: z.string() })),
  }),
);

function statementOf(
  { calendar }: Pick<Desk, 'calendar'>,
  { filter, at, most }: AttentionWish,
  classes: readonly AttentionClass[],
): Prisma.Sql {
  const horizon = horizonOf(calendar, at);
  const all = classRules(horizon);
  const rules = classes.map((name) => all[name]);
  const cases = (value: (rule: (typeof rules)[number], rank: number) => Prisma.Sql) =>
    Prisma.sql`CASE ${Prisma.join(
      rules.map((rule, rank) => Prisma.sql`WHEN ${rule.when} THEN ${value(rule, rank)}`),
      ' ',
    )} END`;
  const days = horizon.days.map(({ from, to }) => Prisma.sql`(${from}::timestamptz, ${to}::timestamptz)`);
  return Prisma.sql`
    WITH "day" ("from", "to") AS (VALUES ${Prisma.join(days)}),
    "candidate" AS (
      SELECT t."number", t."ownerId", d."from", d."to",
        ${cases((_, rank) => Prisma.raw(String(rank)))} AS "rank", ${cases(({ key }) => key)} AS "key"
      FROM "Ticket" t
      LEFT JOIN "PlanPhase" p ON p."planHash" = t."planHash" AND p."slug" = t."phase"
      LEFT JOIN "day" d ON coalesce(t."cutover", t."slot") >= d."from" AND coalesce(t."cutover", t."slot") < d."to"
      WHERE t."status" = 'open' AND ${conditionSql(filter, at)}
        AND (${Prisma.join(
          rules.map(({ finds, when }) => finds ?? when),
          ' OR ',
        )})
    ), "ranked" AS (
      SELECT *, row_number() OVER (PARTITION BY "rank" ORDER BY "key", "number") AS "place",
        count(*) OVER (PARTITION BY "rank")::int AS "total"
      FROM "candidate" WHERE "rank" IS NOT NULL
    )
    SELECT t."number", t."rank", t."total", (
      SELECT coalesce(json_agg(json_build_object('number', o."number", 'kind', o."kind") ORDER BY o."number"), '[]')
      FROM "Ticket" o, (SELECT t."from", t."to") d WHERE ${othersOfDay}
    ) AS "others"
    FROM "ranked" t WHERE "place" <= ${most} ORDER BY t."rank", t."place"`;
}
