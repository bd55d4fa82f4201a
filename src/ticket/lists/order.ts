import { Prisma } from '../../db/client.ts';
import { hourMs } from '../../time/local-time.ts';
import { agreedOf, agreedSql } from '../clocks/agreed-dates.ts';
import type { Ticket } from '../state.ts';
import { stallOrderSql, type TicketFilter } from './filter.ts';

/** A sort order for tickets: by time, then by number. The indexes use exactly this `sql`. */
export interface Order {
  sql: Prisma.Sql;
  keyOf(ticket: Pick<Ticket, 'stalledAt' | 'cutover' | 'slot' | 'missedAt' | 'lockoutEndsAt'>): Date | null;
}

const byStall: Order = { sql: stallOrderSql, keyOf: ({ stalledAt }) => stalledAt };

/**
 * Lockouts first, then missed dates, each with the longest wait first. A lockout sorts as if it had been a century
 * earlier.
 */
const centuryHours = 876_600;
const byAlarm: Order = {
  sql: Prisma.raw(
    `coalesce(t."lockoutEndsAt" - interval '${centuryHours} hours', t."missedAt", 'infinity'::timestamptz)`,
  ),
  keyOf: ({ lockoutEndsAt, missedAt }) =>
    lockoutEndsAt ? new Date(lockoutEndsAt.getTime() - centuryHours * hourMs) : missedAt,
};
const byAgreedDate: Order = { sql: agreedSql, keyOf: (ticket) => agreedOf(ticket)?.at ?? null };

/** The sort order of the tickets that a filter finds. */
export function orderOf({ states }: TicketFilter): Order {
  if (states.includes('agreed')) return byAgreedDate;
  return states.includes('missed') ? byAlarm : byStall;
}
