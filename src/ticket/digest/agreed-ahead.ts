import { z } from 'zod';
import type { Prisma, Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { agreedOf, agreedSql } from '../clocks/agreed-dates.ts';
import { clashWords, holdWarnings, ownWarnings } from '../clocks/date-warnings.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import type { Desk } from '../desk.ts';
import type { PlanStep } from '../playbooks/plan.ts';
import { isKnownMark, type StepMark } from '../read-ticket.ts';
import { ticketKey, withMarks } from '../state.ts';

/** The first agreed dates that have a warning. Dates that passed during a hold are included. */
export interface AgreedAhead {
  lines: AgreedLine[];
  /** How many checked dates with a warning are left out of `lines`. */
  more: number;
  /** Whether there are later dates that were not checked. */
  isCut: boolean;
}

export interface AgreedLine {
  ticket: Columns;
  agreed: NonNullable<ReturnType<typeof agreedOf>>;
  warnings: string[];
}

const mostLines = 10;

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

const numberRows = z.array(z.object({ number: z.int() }));

/**
 * Finds the agreed dates that a digest warns about. A ticket on hold is listed even after its date has passed. A
 * snoozed ticket isn't listed, but its date can still conflict with others.
 *
 * @param lastDay leaves out steps that are due after this day
 */
export async function findAgreedAhead(
  { calendar, plans }: Pick<Desk, 'calendar' | 'plans'>,
  tx: Tx,
  { at, lastDay }: { at: Date; lastDay: string },
): Promise<AgreedAhead> {
  // Starts at midnight, because a cutover that began this morning still keeps the ticket's owner busy.
  const numbers = await findNumbers(tx, calendar.at(calendar.localDay(at), '00:00'));
  const where = { number: { in: numbers.slice(0, mostChecked) } };
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
    if (!agreed || snoozeEnd(ticket, at)) return [];
    const same = days.get(dayKey(calendar, ticket)) ?? [];
    const others = same.filter((other) => other !== ticket).map(ticketKey);
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
  lines.sort((a, b) => a.agreed.at.getTime() - b.agreed.at.getTime());
  return {
    lines: lines.slice(0, mostLines),
    more: Math.max(0, lines.length - mostLines),
    isCut: numbers.length > mostChecked,
  };
}

/**
 * Finds open tickets whose agreed date is at `from` or later, and tickets on hold with an earlier date. Returns up to
 * one ticket more than the digest checks. The extra ticket shows that the list is cut.
 */
async function findNumbers(tx: Tx, from: Date): Promise<number[]> {
  const limit = mostChecked + 1;
  const rows = await tx.$queryRaw<unknown>`
    SELECT "number" FROM (
      (SELECT t."number", ${agreedSql} AS "agreed" FROM "Ticket" t
       WHERE t."status" = 'open' AND ${agreedSql} >= ${from} ORDER BY ${agreedSql}, t."number" LIMIT ${limit})
      UNION ALL
      (SELECT t."number", ${agreedSql} AS "agreed" FROM "Ticket" t
       WHERE t."status" = 'open' AND t."heldAt" IS NOT NULL AND ${agreedSql} < ${from}
       ORDER BY ${agreedSql}, t."number" LIMIT ${limit})
    ) "dated" ORDER BY "agreed", "number" LIMIT ${limit}`;
  return numberRows.parse(rows).map(({ number }) => number);
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
