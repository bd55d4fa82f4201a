import { Prisma } from '../../db/client.ts';
import { hourMs } from '../../time/local-time.ts';
import { agreedOf, agreedSql } from '../clocks/agreed-dates.ts';
import { isOverPlan } from '../clocks/lockout.ts';
import { isMissed } from '../clocks/missed-dates.ts';
import type { Ticket } from '../state.ts';
import { stallOrderSql, type TicketFilter, urgentSql } from './filter.ts';

/** What a list is sorted by. */
export const sortColumns = {
  status: true,
  stalledAt: true,
  cutover: true,
  slot: true,
  missedAt: true,
  lockoutEndsAt: true,
  forcedMxOn: true,
} as const satisfies Partial<Record<keyof Ticket, true>>;

/** The columns of a ticket as the database returns them. */
type Sorted = Omit<Pick<Ticket, keyof typeof sortColumns>, 'status'> & { status: string };

/**
 * Some of the tickets of a list, and the time by which they are sorted. The parts of a list share no ticket. Each part
 * is read by itself, because each has an index of its own.
 */
export interface OrderPart {
  where: Prisma.Sql;
  key: Prisma.Sql;
  /** Whether there are so few that sorting them costs nothing. */
  isSmall: boolean;
}

/** A sort order for tickets: by time, then by number. */
export interface Order {
  name: OrderName;
  parts(status: string, at: Date): OrderPart[];
  /** The same time as the `key` of the ticket's part. Null sorts last. */
  keyOf(ticket: Sorted, at: Date): Date | null;
}

export type OrderName = 'agreed' | 'urgent' | 'urgent-then-stalled' | 'number';

/**
 * How much earlier an urgent ticket sorts than its date says, in hours: lockouts by three centuries, missed dates by two.
 * So one time tells the place of any ticket, and a page can continue there.
 */
const century = 876_600;
const lockoutEarlier = 3 * century;
const missedEarlier = 2 * century;
/** The place of a ticket with nothing urgent but Forced MX Routing, which has no date. */
const forcedMxPlace = '1900-01-01T00:00:00.000Z';

const all = Prisma.sql`true`;

function urgentPart(at: Date): OrderPart {
  return {
    where: urgentSql(at),
    key: Prisma.sql`CASE WHEN t."lockoutEndsAt" <= ${at} THEN t."lockoutEndsAt" - ${hours(lockoutEarlier)}
      WHEN t."missedAt" <= ${at} THEN t."missedAt" - ${hours(missedEarlier)}
      ELSE ${forcedMxPlace}::timestamptz END`,
    isSmall: true,
  };
}

function urgentKey({ lockoutEndsAt, missedAt, forcedMxOn }: Sorted, at: Date): Date | null {
  if (lockoutEndsAt && isOverPlan({ lockoutEndsAt }, at)) return earlier(lockoutEndsAt, lockoutEarlier);
  if (missedAt && isMissed({ missedAt }, at)) return earlier(missedAt, missedEarlier);
  return forcedMxOn ? new Date(forcedMxPlace) : null;
}

const hours = (count: number) => Prisma.raw(`interval '${count} hours'`);
const earlier = (moment: Date, by: number) => new Date(moment.getTime() - by * hourMs);

const byAgreedDate: Order = {
  name: 'agreed',
  parts: () => [{ where: all, key: agreedSql, isSmall: false }],
  keyOf: (ticket) => agreedOf(ticket)?.at ?? null,
};

/** Lockouts first, then missed dates, each with the longest wait first. */
const byUrgency: Order = {
  name: 'urgent',
  parts: (_status, at) => [urgentPart(at)],
  keyOf: urgentKey,
};

/** What can't wait, then the longest stalled. Only an open ticket can be urgent. */
const byStall: Order = {
  name: 'urgent-then-stalled',
  parts: (status, at) =>
    status === 'open'
      ? [
          urgentPart(at),
          { where: Prisma.sql`${urgentSql(at)} IS NOT TRUE`, key: stallOrderSql, isSmall: false },
        ]
      : [{ where: all, key: stallOrderSql, isSmall: false }],
  keyOf: (ticket, at) => (ticket.status === 'open' && urgentKey(ticket, at)) || ticket.stalledAt,
};

/** The order of closed and canceled tickets. They have no stall, so the order of their numbers is left. */
const byNumber: Order = { ...byStall, name: 'number' };

/** The sort order of the tickets that a filter finds. */
export function orderOf({ states, status }: TicketFilter): Order {
  if (states.includes('agreed')) return byAgreedDate;
  if (states.includes('missed')) return byUrgency;
  return status.includes('open') ? byStall : byNumber;
}
