/** Decides which tickets belong to a `list` (in SQL) and to a subscription (in memory). */

import { z } from 'zod';
import { Prisma } from '../../db/client.ts';
import { agreedOf, agreedSql } from '../clocks/agreed-dates.ts';
import type { Ticket, TicketState } from '../state.ts';
import { statuses } from '../ticket-row.ts';

/** States of a ticket. A ticket can be in several states at once. */
const stateNames = [
  'missed',
  'stalled',
  'escalated',
  'nudge',
  'held',
  'snoozed',
  'blocked',
  'failed',
  'agreed',
  'contact-due',
] as const;

type StateName = (typeof stateNames)[number];

const match = z.object({
  phase: z.array(z.string()).optional(),
  source: z.array(z.string()).optional(),
  target: z.array(z.string()).optional(),
  service: z.array(z.string()).optional(),
  kind: z.array(z.string()).optional(),
  waitingOn: z.array(z.string()).optional(),
  /** Ids of owners. Null stands for tickets without an owner. */
  ownerId: z.array(z.string().nullable()).optional(),
});

export type TicketMatch = z.infer<typeof match>;

/**
 * Which tickets to find. A ticket must meet every condition. If a condition has several values, one of them is enough.
 * Tickets that match anything in `not` are left out.
 */
export const ticketFilter = z.object({
  /** At least one status. A ticket matches if it has one of these statuses. */
  status: z.array(z.enum(statuses)),
  only: match,
  not: match,
  /** Each word must appear in the customer, domain, account number, or Rackspace ticket: see `hasWord`. */
  words: z.array(z.string()),
  states: z.array(z.enum(stateNames)),
});

export type TicketFilter = z.infer<typeof ticketFilter>;

export const noFilter: TicketFilter = { status: ['open'], only: {}, not: {}, words: [], states: [] };

/** The parts of a ticket that a filter looks at. */
type Filtered = Pick<TicketState, 'ticket' | 'blockers'>;

/** One condition of a filter, in SQL (where `t` is the ticket) and in memory. */
interface Condition {
  sql: Prisma.Sql;
  holds(state: Filtered): boolean;
}

/** Whether a ticket passes a filter. Gives the same result as the SQL in `conditionSql`. */
export function matches(filter: TicketFilter, state: Filtered, at: Date): boolean {
  return (
    filter.status.includes(state.ticket.status) &&
    conditionsOf(filter, at).every((condition) => condition.holds(state))
  );
}

/** The SQL of a filter, without its statuses, because `findTickets` reads each status separately. */
export function conditionSql(filter: TicketFilter, at: Date): Prisma.Sql {
  const all = conditionsOf(filter, at).map(({ sql }) => sql);
  return all.length > 0 ? Prisma.join(all, ' AND ') : Prisma.sql`true`;
}

function conditionsOf(filter: TicketFilter, at: Date): Condition[] {
  return [
    ...matchConditions(filter.only, { column: isOneOf, owner: isOwnedBy }),
    ...matchConditions(filter.not, { column: isNoneOf, owner: isNotOwnedBy }),
    ...filter.words.map(hasWord),
    ...filter.states.map((name) => isIn(name, at)),
  ];
}

type Column = Exclude<keyof TicketMatch, 'ownerId'>;

function matchConditions(
  { ownerId, ...columns }: TicketMatch,
  to: {
    column(column: Column, values: string[]): Condition;
    owner(ids: (string | null)[]): Condition;
  },
): Condition[] {
  const conditions = Object.entries(columns).map(([column, values]) => to.column(column as Column, values));
  return ownerId ? [...conditions, to.owner(ownerId)] : conditions;
}

function isOneOf(column: Column, values: string[]): Condition {
  return {
    sql: Prisma.sql`${columnSql(column)} IN (${Prisma.join(values)})`,
    holds: ({ ticket }) => values.includes(ticket[column]),
  };
}

function isNoneOf(column: Column, values: string[]): Condition {
  return {
    sql: Prisma.sql`${columnSql(column)} NOT IN (${Prisma.join(values)})`,
    holds: ({ ticket }) => !values.includes(ticket[column]),
  };
}

function columnSql(column: Column): Prisma.Sql {
  return Prisma.raw(`t."${column}"`);
}

function isOwnedBy(ids: (string | null)[]): Condition {
  const people = ids.filter((id) => id !== null);
  const either = [
    ...(people.length > 0 ? [Prisma.sql`t."ownerId" IN (${Prisma.join(people)})`] : []),
    ...(ids.includes(null) ? [Prisma.sql`t."ownerId" IS NULL`] : []),
  ];
  return {
    sql: Prisma.sql`(${Prisma.join(either, ' OR ')})`,
    holds: ({ ticket }) => ids.includes(ticket.ownerId),
  };
}

/** In SQL, `NOT IN` is never true for NULL. So tickets without an owner need their own condition. */
function isNotOwnedBy(ids: (string | null)[]): Condition {
  const people = ids.filter((id) => id !== null);
  const others =
    people.length > 0 ? Prisma.sql`t."ownerId" NOT IN (${Prisma.join(people)})` : Prisma.sql`true`;
  return {
    sql: ids.includes(null)
      ? Prisma.sql`(t."ownerId" IS NOT NULL AND ${others})`
      : Prisma.sql`(t."ownerId" IS NULL OR ${others})`,
    holds: ({ ticket }) => !ids.includes(ticket.ownerId),
  };
}

/**
 * The searched columns, each on its own line, so that a word never matches across two columns. The index
 * `Ticket_search_idx` uses exactly this expression.
 */
const searchSql = Prisma.raw(
  `lower(E'\\n' || t."customer" || E'\\n' || t."domain" || E'\\n' || t."accountNumber" || E'\\n' || coalesce(t."rackspaceTicket", ''))`,
);

function searchText({ customer, domain, accountNumber, rackspaceTicket }: Ticket): string {
  return ['', customer, domain, accountNumber, rackspaceTicket ?? ''].join('\n').toLowerCase();
}

/**
 * Whether a search finds this word anywhere in a text, not only at the start. This needs three letters or digits in a
 * row, because of the trigram index.
 */
function isInside(word: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(word);
}

/**
 * A word with three letters or digits in a row is found anywhere. Any other word is only found at the start of a text.
 */
function hasWord(word: string): Condition {
  const line = word.replace(/\s+/g, ' ').trim();
  const sought = isInside(line) ? line : `\n${line}`;
  // Escapes the wildcards of LIKE.
  const pattern = `%${sought.replace(/[\\%_]/g, '\\$&')}%`;
  return {
    sql: Prisma.sql`${searchSql} LIKE lower(${pattern})`,
    holds: ({ ticket }) => searchText(ticket).includes(sought.toLowerCase()),
  };
}

/** The order of a list and of its indexes: the longest stalled first, tickets that never stall last. */
export const stallOrderSql = Prisma.raw(`coalesce(t."stalledAt", 'infinity'::timestamptz)`);

/** Whether a ticket can't wait: users are locked out, an agreed date was missed, or Forced MX Routing is still on. */
export function urgentSql(at: Date): Prisma.Sql {
  return Prisma.sql`(t."missedAt" <= ${at} OR t."lockoutEndsAt" <= ${at} OR t."forcedMxOn")`;
}

const states: Record<StateName, { sql(at: Date): Prisma.Sql; holds(state: Filtered, at: Date): boolean }> = {
  missed: {
    sql: urgentSql,
    holds: ({ ticket }, at) =>
      isPast(ticket.missedAt, at) || isPast(ticket.lockoutEndsAt, at) || ticket.forcedMxOn,
  },
  nudge: {
    sql: (at) => Prisma.sql`t."nudgeAt" <= ${at}`,
    holds: ({ ticket }, at) => isPast(ticket.nudgeAt, at),
  },
  stalled: {
    sql: (at) => Prisma.sql`${stallOrderSql} <= ${at}`,
    holds: ({ ticket }, at) => isPast(ticket.stalledAt, at),
  },
  escalated: {
    sql: (at) => Prisma.sql`t."escalatedAt" <= ${at}`,
    holds: ({ ticket }, at) => isPast(ticket.escalatedAt, at),
  },
  held: {
    sql: () => Prisma.sql`t."heldAt" IS NOT NULL`,
    holds: ({ ticket }) => ticket.heldAt !== null,
  },
  snoozed: {
    sql: (at) => Prisma.sql`t."snoozedUntil" > ${at}`,
    holds: ({ ticket }, at) => isAhead(ticket.snoozedUntil, at),
  },
  agreed: {
    sql: (at) => Prisma.sql`${agreedSql} > ${at}`,
    holds: ({ ticket }, at) => isAhead(agreedOf(ticket)?.at ?? null, at),
  },
  'contact-due': {
    sql: (at) => Prisma.sql`t."contactDueAt" <= ${at}`,
    holds: ({ ticket }, at) => isPast(ticket.contactDueAt, at),
  },
  failed: {
    sql: () => Prisma.sql`t."mailboxesFailedAt" IS NOT NULL`,
    holds: ({ ticket }) => ticket.mailboxesFailedAt !== null,
  },
  blocked: {
    // With `IS TRUE`, Postgres reads all active blockers once. Without it, Postgres looks them up ticket by ticket.
    sql: () =>
      Prisma.sql`(t."number" IN (SELECT b."ticketNumber" FROM "TicketBlocker" b WHERE b."clearedAt" IS NULL)) IS TRUE`,
    holds: ({ blockers }) => blockers.length > 0,
  },
};

function isIn(name: StateName, at: Date): Condition {
  const state = states[name];
  return { sql: state.sql(at), holds: (ticket) => state.holds(ticket, at) };
}

function isPast(moment: Date | null, at: Date): boolean {
  return moment !== null && moment <= at;
}

function isAhead(moment: Date | null, at: Date): boolean {
  return moment !== null && moment > at;
}
