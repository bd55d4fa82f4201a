import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { agreedOf, agreedSql } from '../clocks/agreed-dates.ts';
import { clashWords, holdWarnings, ownWarnings } from '../clocks/date-warnings.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import type { Desk } from '../desk.ts';
import { conditionSql, type TicketFilter } from '../lists/filter.ts';
import type { PlanStep } from '../playbooks/plan.ts';
import { isKnownMark, type StepMark } from '../read-ticket.ts';
import { ticketName, withMarks } from '../state.ts';

/** An agreed date with warnings. */
export interface AgreedLine {
  ticket: Columns;
  agreed: NonNullable<ReturnType<typeof agreedOf>>;
  warnings: string[];
}

/**
 * The maximum number of dates to check, earliest first. This limit keeps a digest fast, no matter how many tickets
 * there are.
 */
const mostChecked = 500;

/** The columns that the digest needs. One statement reads them for all tickets. */
const columns = {
  number: true,
  kind: true,
  customer: true,
  ownerId: true,
  phase: true,
  planHash: true,
  playbook: true,
  method: true,
  source: true,
  target: true,
  service: true,
  cutover: true,
  slot: true,
  targetDate: true,
  billingTarget: true,
  billingStopsOn: true,
  unavailableFrom: true,
  unavailableTo: true,
  snoozedUntil: true,
  heldAt: true,
  holdUntil: true,
} as const satisfies Prisma.TicketSelect;

type Columns = Prisma.TicketGetPayload<{ select: typeof columns }>;

const foundRows = z.array(z.object({ number: z.int(), passes: z.boolean() }));

/**
 * Finds the agreed dates that a digest warns about, earliest first. A ticket on hold is listed even after its date has
 * passed. A snoozed ticket isn't listed, and neither is one that doesn't pass the filter, but their dates can still
 * conflict with others.
 *
 * @param lastDay leaves out steps that are due after this day
 */
export async function findAgreedAhead(
  { calendar, plans }: Pick<Desk, 'calendar' | 'plans'>,
  tx: Tx,
  { filter, at, lastDay }: { filter: TicketFilter; at: Date; lastDay: string },
): Promise<AgreedLine[]> {
  // Starts at midnight, because a cutover that began this morning still keeps the ticket's owner busy.
  const from = calendar.at(calendar.localDay(at), '00:00');
  const dated = await findDated(tx, conditionSql(filter, at), from);
  const passing = new Set(dated.filter(({ passes }) => passes).map(({ number }) => number));
  const where = { number: { in: dated.map(({ number }) => number) } };
  const found = await tx.ticket.findMany({ where, select: columns, orderBy: { number: 'asc' } });
  await plans.load(
    tx,
    found.map(({ planHash }) => planHash),
  );
  const tickets = found.filter((ticket) => plans.find(ticket) !== null);
  const marks = await readTimedMarks(plans, tx, tickets, where);
  const days = byOwnerAndDay(calendar, tickets);
  const lines = tickets.flatMap((ticket): AgreedLine[] => {
    const agreed = agreedOf(ticket);
    if (!agreed || snoozeEnd(ticket, at) || !passing.has(ticket.number)) return [];
    const same = days.get(dayKey(calendar, ticket)) ?? [];
    const others = same.filter((other) => other !== ticket).map(ticketName);
    const { phases, steps: planned } = plans.get(ticket);
    const steps = withMarks(planned.filter(isTimed), marks.get(ticket.number) ?? []);
    const warnings =
      agreed.at <= at
        ? holdWarnings(calendar, { ticket, phases }, at)
        : [
            ...clashWords(others, dayWords(calendar, calendar.localDay(agreed.at), at), 'the owner also has'),
            ...ownWarnings(calendar, { ticket, phases, steps }, at, lastDay),
          ];
    return warnings.length > 0 ? [{ ticket, agreed, warnings }] : [];
  });
  return lines.sort((a, b) => a.agreed.at.getTime() - b.agreed.at.getTime());
}

/**
 * Finds open tickets whose agreed date is at `from` or later, and tickets on hold with an earlier date. Says of each
 * whether it meets the condition.
 */
async function findDated(tx: Tx, condition: Prisma.Sql, from: Date): Promise<z.infer<typeof foundRows>> {
  const found = Prisma.sql`SELECT t."number", ${condition} AS "passes", ${agreedSql} AS "agreed" FROM "Ticket" t
    WHERE t."status" = 'open'`;
  const first = Prisma.sql`ORDER BY ${agreedSql}, t."number" LIMIT ${mostChecked}`;
  return foundRows.parse(
    await tx.$queryRaw`
      SELECT "number", "passes" FROM (
        (${found} AND ${agreedSql} >= ${from} ${first})
        UNION ALL
        (${found} AND t."heldAt" IS NOT NULL AND ${agreedSql} < ${from} ${first})
      ) "dated" ORDER BY "agreed", "number" LIMIT ${mostChecked}`,
  );
}

/** Reads the completed steps that have a deadline before a cutover. Returns them by ticket number. */
async function readTimedMarks(
  plans: Desk['plans'],
  tx: Tx,
  tickets: Columns[],
  where: Prisma.TicketWhereInput,
): Promise<Map<number, StepMark[]>> {
  const timed = tickets.flatMap((ticket) => plans.get(ticket).steps.filter(isTimed));
  const ids = [...new Set(timed.map(({ id }) => id))];
  const rows =
    ids.length > 0 ? await tx.stepMark.findMany({ where: { stepId: { in: ids }, ticket: where } }) : [];
  const known = rows.flatMap((row) => (isKnownMark(row) ? [row] : []));
  return Map.groupBy(known, ({ ticketNumber }) => ticketNumber);
}

function isTimed({ beforeCutover }: Pick<PlanStep, 'beforeCutover'>): boolean {
  return beforeCutover !== null;
}

/** Groups the tickets by owner and by the day of the agreed date. */
function byOwnerAndDay(calendar: Calendar, tickets: Columns[]): Map<string, Columns[]> {
  const owned = tickets.filter(({ ownerId }) => ownerId !== null);
  return Map.groupBy(owned, (ticket) => dayKey(calendar, ticket));
}

function dayKey(calendar: Calendar, ticket: Columns): string {
  const agreed = agreedOf(ticket);
  return `${ticket.ownerId} ${agreed && calendar.localDay(agreed.at)}`;
}
