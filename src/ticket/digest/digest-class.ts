/**
 * Finds the class of each ticket in a digest. SQL does this work, because most tickets have no class and don't have to
 * be read.
 */

import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import { agreedSql } from '../clocks/agreed-dates.ts';

export type DigestClass =
  | 'locked-out'
  | 'forced-mx'
  | 'date-missed'
  | 'escalated'
  | 'stalled'
  | 'target-missed'
  | 'hold-expired'
  | 'billing-risk'
  | 'due-soon';

/** The dates of a ticket that a digest may name. */
export type DigestDate =
  | 'stalledAt'
  | 'cutover'
  | 'slot'
  | 'targetDate'
  | 'billingTarget'
  | 'billingStopsOn'
  | 'nextBillingDay';

export interface Classed {
  number: number;
  class: DigestClass;
  /**
   * The ticket's dates that were missed, are due soon, or affect the next bill. A digest doesn't mention the other
   * dates.
   */
  dates: DigestDate[];
}

/** The times and days that a digest compares a ticket's dates to. Days are in the team's time zone. */
export interface Horizon {
  at: Date;
  day: string;
  soon: Date;
  soonDay: string;
  billingDay: string;
}

/** The columns of `candidates` that are true or false for a ticket. */
const flags = [
  'isStalled',
  'isEscalated',
  'isOverPlan',
  'isForced',
  'missedCutover',
  'missedSlot',
  'missedTarget',
  'isResting',
  'isParked',
  'billingEnds',
  'billingOverruns',
  'nextBillComes',
  'stallsSoon',
  'cutoverSoon',
  'slotSoon',
  'targetSoon',
] as const;

type Flag = (typeof flags)[number];
type Dates = [DigestDate, Flag][];

const missed: Dates = [
  ['cutover', 'missedCutover'],
  ['slot', 'missedSlot'],
];
const late: Dates = [['targetDate', 'missedTarget']];
const billed: Dates = [
  ['billingTarget', 'billingEnds'],
  ['billingTarget', 'billingOverruns'],
  ['billingStopsOn', 'billingOverruns'],
  ['nextBillingDay', 'nextBillComes'],
];
const due: Dates = [
  ['stalledAt', 'stallsSoon'],
  ['cutover', 'cutoverSoon'],
  ['slot', 'slotSoon'],
  ['targetDate', 'targetSoon'],
];

/**
 * The classes, most urgent first: docs/rules.md, "Digest classes". `since` is when a ticket got into the class, or
 * when the ticket is due. `dates` are the dates that a digest names. A parked ticket waits only for the end of the old bill,
 * so it belongs to a class only if that class is `evenParked`. A ticket on hold or snoozed belongs to a class only if
 * that class is `evenResting`.
 */
const classes: {
  name: DigestClass;
  when: string;
  since: string;
  dates: Dates;
  evenParked?: true;
  evenResting?: true;
}[] = [
  { name: 'locked-out', when: '"isOverPlan"', since: '"lockoutEndsAt"', dates: late, evenResting: true },
  { name: 'forced-mx', when: '"isForced"', since: '"stalledAt"', dates: late, evenResting: true },
  { name: 'date-missed', when: anyOf(missed), since: '"missedAt"', dates: late, evenResting: true },
  { name: 'escalated', when: '"isEscalated"', since: '"escalatedAt"', dates: late },
  { name: 'stalled', when: '"isStalled"', since: '"stalledAt"', dates: late },
  { name: 'target-missed', when: anyOf(late), since: 'NULL', dates: late },
  { name: 'hold-expired', when: '"holdExpiredAt" IS NOT NULL', since: '"holdExpiredAt"', dates: late },
  // Removing the old licenses before the next billing date saves a month: docs/trade.md, "Billing".
  { name: 'billing-risk', when: anyOf(billed), since: 'NULL', dates: billed, evenParked: true },
  { name: 'due-soon', when: anyOf(due), since: '"stalledAt"', dates: due },
];

function anyOf(dates: Dates): string {
  return `(${dates.map(([, flag]) => `"${flag}"`).join(' OR ')})`;
}

const byClass = (value: 'since' | 'rank') =>
  Prisma.raw(
    `CASE ${classes
      .map((of, rank) => {
        const unless = [!of.evenParked && '"isParked"', !of.evenResting && '"isResting"'].filter(Boolean);
        const when = [...unless.map((flag) => `NOT ${flag}`), of.when].join(' AND ');
        return `WHEN ${when} THEN ${value === 'since' ? of.since : rank}`;
      })
      .join(' ')} END`,
  );

const classedRow = z.object({
  number: z.int(),
  ownerName: z.string(),
  rank: z.int(),
  since: z.date().nullable(),
  total: z.int(),
  ...(Object.fromEntries(flags.map((flag) => [flag, z.boolean()])) as Record<Flag, z.ZodBoolean>),
});

type Row = z.infer<typeof classedRow>;

/** Finds the most urgent open tickets for a digest, in order. Also returns how many tickets are in any class. */
export async function findClassed(
  tx: Tx,
  horizon: Horizon,
  limit: number,
): Promise<{ classed: Classed[]; total: number }> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT "number", "ownerName", "rank", "since", ${Prisma.raw(flags.map((flag) => `"${flag}"`).join(', '))},
      count(*) OVER ()::int AS "total"
    FROM (SELECT *, ${byClass('rank')} AS "rank", ${byClass('since')} AS "since" FROM (${candidates(horizon)}) c) r
    WHERE "rank" IS NOT NULL
    ORDER BY "rank", lower("ownerName"), "since" NULLS FIRST, "number" LIMIT ${limit}`;
  const read = rows.map((row) => classedRow.parse(row));
  return { classed: read.sort(compare).flatMap(toClassed), total: read[0]?.total ?? 0 };
}

/**
 * Open tickets that could be in a class. Each condition has an index, so tickets that meet no condition don't slow
 * this down. No other statement of a digest joins the phases.
 */
function candidates({ at, day, soon, soonDay, billingDay }: Horizon): Prisma.Sql {
  return Prisma.sql`
    SELECT t."number", t."stalledAt", t."escalatedAt", t."holdExpiredAt", t."missedAt", t."lockoutEndsAt", coalesce(o."name", '') AS "ownerName",
      coalesce(t."stalledAt" <= ${at}, false) AS "isStalled",
      coalesce(t."escalatedAt" <= ${at}, false) AS "isEscalated",
      coalesce(t."lockoutEndsAt" <= ${at}, false) AS "isOverPlan",
      t."forcedMxOn" AS "isForced",
      coalesce(t."missedAt" <= ${at} AND t."cutover" IS NOT NULL, false) AS "missedCutover",
      coalesce(t."missedAt" <= ${at} AND t."cutover" IS NULL, false) AS "missedSlot",
      coalesce(t."targetDate" < ${day}, false) AS "missedTarget",
      coalesce(t."parkedUntil" > ${at}, false) AS "isParked",
      (t."heldAt" IS NOT NULL OR coalesce(t."snoozedUntil" > ${at}, false)) AS "isResting",
      coalesce(t."billingTarget" <= ${soonDay} AND t."billingStopsOn" IS NULL, false) AS "billingEnds",
      coalesce(t."billingStopsOn" > t."billingTarget", false) AS "billingOverruns",
      coalesce(p."billed" AND t."nextBillingDay" <= ${billingDay} AND t."billingStopsOn" IS NULL, false) AS "nextBillComes",
      coalesce(t."stalledAt" <= ${soon}, false) AS "stallsSoon",
      coalesce(t."cutover" > ${at} AND t."cutover" <= ${soon}, false) AS "cutoverSoon",
      coalesce(t."slot" > ${at} AND t."slot" <= ${soon}, false) AS "slotSoon",
      coalesce(t."targetDate" <= ${soonDay}, false) AS "targetSoon"
    FROM "Ticket" t
    LEFT JOIN "PlanPhase" p ON p."planHash" = t."planHash" AND p."slug" = t."phase"
    LEFT JOIN "Person" o ON o."id" = t."ownerId"
    WHERE t."status" = 'open'
      AND (t."missedAt" <= ${at} OR t."lockoutEndsAt" <= ${at} OR t."forcedMxOn" OR t."stalledAt" <= ${soon} OR t."holdExpiredAt" IS NOT NULL OR ${agreedSql} <= ${soon}
        OR t."targetDate" <= ${soonDay} OR t."billingTarget" <= ${soonDay} OR t."nextBillingDay" <= ${billingDay}
        OR t."billingStopsOn" > t."billingTarget")`;
}

/**
 * Sorts by class, then by owner's name (unassigned first), then the longest waiting first. SQL uses the same order,
 * but may compare names byte by byte. So the result is sorted again here.
 */
function compare(a: Row, b: Row): number {
  return (
    a.rank - b.rank ||
    a.ownerName.localeCompare(b.ownerName) ||
    (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0) ||
    a.number - b.number
  );
}

function toClassed(row: Row): Classed[] {
  const found = classes[row.rank];
  if (!found) return [];
  const dates = found.dates.filter(([, flag]) => row[flag]).map(([date]) => date);
  return [{ number: row.number, class: found.name, dates }];
}
