import type { Prisma, Tx } from '../db/client.ts';
import type { TickedStep } from '../db/generated/client.ts';
import { agreedOf } from './agreed-dates.ts';
import type { Calendar } from './calendar.ts';
import { agreedWithin, clashWords, holdWarnings, ownWarnings } from './date-warnings.ts';
import type { Desk } from './desk.ts';
import type { PlanStep } from './plan.ts';
import { ticketKey, withTicks } from './state.ts';

/** The first agreed dates that lie ahead, or that a hold has let pass, and have something against them; how many it leaves out. */
export interface AgreedAhead {
  lines: AgreedLine[];
  more: number;
}

export interface AgreedLine {
  ticket: Columns;
  agreed: NonNullable<ReturnType<typeof agreedOf>>;
  warnings: string[];
}

const mostLines = 10;

/** What is read of the tickets: the same number of statements however many there are. */
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
  unavailableFrom: true,
  unavailableTo: true,
  snoozedUntil: true,
  heldAt: true,
  holdUntil: true,
} as const satisfies Prisma.TicketSelect;

type Columns = Prisma.TicketGetPayload<{ select: typeof columns }>;

/**
 * The agreed dates ahead that a digest warns of. A ticket on hold keeps what it has agreed, so it is among them, and stays
 * when that day has come; one that is snoozed is not, and still is in the way of the others. @param lastDay steps that are due later are no warning yet
 */
export async function findAgreedAhead(
  { calendar, plans }: Pick<Desk, 'calendar' | 'plans'>,
  tx: Tx,
  { at, lastDay }: { at: Date; lastDay: string },
): Promise<AgreedAhead> {
  // From the day's start on: what has begun today fills the owner's day as well.
  const ahead = agreedWithin({ gte: calendar.at(calendar.localDay(at), '00:00') });
  const where = { OR: [ahead, { status: 'open', heldAt: { not: null } }] };
  const tickets = await tx.ticket.findMany({ where, select: columns, orderBy: { number: 'asc' } });
  await plans.load(
    tx,
    tickets.map(({ planHash }) => planHash),
  );
  const ticks = await readTimedTicks(plans, tx, tickets, where);
  const days = byOwnerAndDay(calendar, tickets);
  const lines = tickets.flatMap((ticket): AgreedLine[] => {
    const agreed = agreedOf(ticket);
    if (!agreed || (ticket.snoozedUntil && ticket.snoozedUntil > at)) return [];
    const same = days.get(dayKey(calendar, ticket)) ?? [];
    const others = same.filter((other) => other !== ticket).map(ticketKey);
    const { phases, steps: planned } = plans.get(ticket);
    const steps = withTicks(planned.filter(isTimed), ticks.get(ticket.number) ?? []);
    const warnings =
      agreed.at <= at
        ? holdWarnings(calendar, { ticket, phases })
        : [
            ...clashWords(others, calendar.localDay(agreed.at), 'Its owner has'),
            ...ownWarnings(calendar, { ticket, phases, steps }, at, lastDay),
          ];
    return warnings.length > 0 ? [{ ticket, agreed, warnings }] : [];
  });
  lines.sort((a, b) => a.agreed.at.getTime() - b.agreed.at.getTime());
  return { lines: lines.slice(0, mostLines), more: Math.max(0, lines.length - mostLines) };
}

/** By ticket, who did the steps that are due before a cutover. */
async function readTimedTicks(
  plans: Desk['plans'],
  tx: Tx,
  tickets: Columns[],
  where: Prisma.TicketWhereInput,
): Promise<Map<number, TickedStep[]>> {
  const timed = tickets.flatMap((ticket) => plans.get(ticket).steps.filter(isTimed));
  const ids = [...new Set(timed.map(({ id }) => id))];
  const rows =
    ids.length > 0 ? await tx.tickedStep.findMany({ where: { stepId: { in: ids }, ticket: where } }) : [];
  return Map.groupBy(rows, ({ ticketNumber }) => ticketNumber);
}

function isTimed({ beforeCutover }: Pick<PlanStep, 'beforeCutover'>): boolean {
  return beforeCutover !== null;
}

/** The tickets of each owner on each day. */
function byOwnerAndDay(calendar: Calendar, tickets: Columns[]): Map<string, Columns[]> {
  const owned = tickets.filter(({ ownerId }) => ownerId !== null);
  return Map.groupBy(owned, (ticket) => dayKey(calendar, ticket));
}

function dayKey(calendar: Calendar, ticket: Columns): string {
  const agreed = agreedOf(ticket);
  return `${ticket.ownerId} ${agreed && calendar.localDay(agreed.at)}`;
}
