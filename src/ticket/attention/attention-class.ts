import { Prisma } from '../../db/client.ts';
import { agreedSql } from '../clocks/agreed-dates.ts';
import type { Horizon } from './horizon.ts';

/** Why a ticket needs attention, most urgent first: docs/rules.md, "What needs attention". */
export const attentionClasses = [
  'locked-out',
  'mx-wrong',
  'forced-mx',
  'date-missed',
  'escalated',
  'date',
  'conflict',
  'mailboxes-failed',
  'hold-expired',
  'target-missed',
  'billing-risk',
  'contact-due',
  'stalled',
  'unassigned',
] as const;

export type AttentionClass = (typeof attentionClasses)[number];

/** How SQL finds the tickets of a class. `t` is the ticket, `p` its phase, and `d` the day of its agreed date. */
export interface ClassRule {
  /** Whether a ticket belongs to the class. */
  when: Prisma.Sql;
  /** A condition with an index that is true for all tickets of the class. Absent: `when` is such a condition. */
  finds?: Prisma.Sql;
  /** When the ticket got into the class, or when it is due. The earliest comes first. */
  key: Prisma.Sql;
}

const notResting = (at: Date) =>
  Prisma.sql`t."heldAt" IS NULL AND (t."snoozedUntil" IS NULL OR t."snoozedUntil" <= ${at})`;

/** Not on hold, not snoozed, and not only waiting for the end of the old bill. */
const awake = (at: Date) =>
  Prisma.sql`${notResting(at)} AND (t."parkedUntil" IS NULL OR t."parkedUntil" <= ${at})`;

/**
 * The agreed dates of the same owner on the same day that haven't happened. `t` is the ticket, `d` its day, and `o` the
 * other ticket.
 */
export const sameDay = Prisma.sql`
  o."status" = 'open' AND o."ownerId" = t."ownerId" AND o."number" <> t."number" AND o."missedAt" IS NOT NULL
  AND coalesce(o."cutover", o."slot") >= d."from" AND coalesce(o."cutover", o."slot") < d."to"`;

/** The rule of each class. A hold or a snooze hides a ticket from all classes except those whose `when` doesn't ask. */
export function classRules(horizon: Horizon): Record<AttentionClass, ClassRule> {
  const { at, day, datesUntil, billingTarget, nextBilling, days } = horizon;
  const lastDay = days.at(-1)?.to ?? at;
  const dated = Prisma.sql`(t."missedAt" < ${datesUntil} OR t."stepDueAt" < ${datesUntil})`;
  const billed = Prisma.sql`(t."billingTarget" <= ${billingTarget} OR t."billingStopsOn" > t."billingTarget"
    OR t."nextBillingDay" <= ${nextBilling})`;
  return {
    'locked-out': { when: Prisma.sql`t."lockoutEndsAt" <= ${at}`, key: Prisma.sql`t."lockoutEndsAt"` },
    'mx-wrong': { when: Prisma.sql`t."mxWrongAt" <= ${at}`, key: Prisma.sql`t."mxWrongAt"` },
    'forced-mx': { when: Prisma.sql`t."forcedMxOn"`, key: Prisma.sql`t."stalledAt"` },
    'date-missed': { when: Prisma.sql`t."missedAt" <= ${at}`, key: Prisma.sql`t."missedAt"` },
    escalated: unlessAsleep(at, Prisma.sql`t."escalatedAt" <= ${at}`, Prisma.sql`t."escalatedAt"`),
    date: {
      when: Prisma.sql`t."missedAt" > ${at} AND ${dated}`,
      finds: dated,
      key: Prisma.sql`least(${agreedSql}, t."stepDueAt")`,
    },
    // Only the first of the dates on a day has the class, because one line names all of them.
    conflict: {
      when: Prisma.sql`t."missedAt" > ${at} AND d."from" IS NOT NULL
        AND EXISTS (SELECT 1 FROM "Ticket" o WHERE ${sameDay})
        AND NOT EXISTS (SELECT 1 FROM "Ticket" o WHERE ${sameDay} AND o."missedAt" > ${at}
          AND (coalesce(o."cutover", o."slot"), o."number") < (${agreedSql}, t."number"))`,
      finds: Prisma.sql`(${agreedSql} > ${at} AND ${agreedSql} < ${lastDay} AND t."ownerId" IS NOT NULL)`,
      key: agreedSql,
    },
    'mailboxes-failed': unlessAsleep(
      at,
      Prisma.sql`t."mailboxesFailedAt" <= ${at}`,
      Prisma.sql`t."mailboxesFailedAt"`,
    ),
    'hold-expired': unlessAsleep(
      at,
      Prisma.sql`t."holdExpiredAt" IS NOT NULL`,
      Prisma.sql`t."holdExpiredAt"`,
    ),
    'target-missed': unlessAsleep(
      at,
      Prisma.sql`t."targetDate" < ${day}`,
      Prisma.sql`t."targetDate"::timestamptz`,
    ),
    // Removing the old licenses before the next billing date saves a month: docs/trade.md, "Billing".
    'billing-risk': {
      when: Prisma.sql`${notResting(at)} AND (t."billingStopsOn" > t."billingTarget" OR (t."billingStopsOn" IS NULL
        AND (t."billingTarget" <= ${billingTarget} OR (p."billed" AND t."nextBillingDay" <= ${nextBilling}))))`,
      finds: billed,
      key: Prisma.sql`least(t."billingTarget", t."nextBillingDay")::timestamptz`,
    },
    'contact-due': unlessAsleep(at, Prisma.sql`t."contactDueAt" <= ${at}`, Prisma.sql`t."contactDueAt"`),
    stalled: unlessAsleep(at, Prisma.sql`t."stalledAt" <= ${at}`, Prisma.sql`t."stalledAt"`),
    unassigned: unlessAsleep(at, Prisma.sql`t."ownerId" IS NULL`, Prisma.sql`t."openedAt"`),
  };
}

/** A class that leaves out tickets that are on hold, snoozed, or parked. */
function unlessAsleep(at: Date, finds: Prisma.Sql, key: Prisma.Sql): ClassRule {
  return { when: Prisma.sql`${awake(at)} AND ${finds}`, finds, key };
}
