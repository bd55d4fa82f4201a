import type { Prisma, Tx } from '../db/client.ts';
import { agreedOf } from './agreed-dates.ts';
import type { Plans } from './plans.ts';
import { loadNames, type Ticket, type TicketBlocker, type TicketPhase } from './state.ts';

/** What to look for; conditions combine, the values of one are alternatives. `not` excludes. */
export interface TicketFilter {
  /** `open`, `closed`, `cancelled`; none: open. */
  status: string[];
  only: TicketMatch;
  not: TicketMatch;
  /** Each must appear in customer, domain, account or Rackspace ticket. */
  words: string[];
  /** Named states: `stalled`, `nudge`, `escalated`, `held`, `snoozed`, `blocked`, `agreed`. */
  states: string[];
}

export interface TicketMatch {
  phase?: string[];
  source?: string[];
  target?: string[];
  service?: string[];
  kind?: string[];
  waitingOn?: string[];
  /** Ids; null: tickets without an owner. */
  ownerId?: (string | null)[];
}

/** A ticket with its phases, in no order, and what is in its way. */
export type FoundTicket = Ticket & { phases: TicketPhase[]; blockers: TicketBlocker[] };

const related = { blockers: { where: { clearedAt: null }, orderBy: { id: 'asc' } } } as const;

export interface TicketPage {
  tickets: FoundTicket[];
  names: Map<string, string>;
  total: number;
  page: number;
  pages: number;
}

export const noFilter: TicketFilter = { status: ['open'], only: {}, not: {}, words: [], states: [] };

/**
 * A page of tickets, the longest stalled first, then by number; those with an agreed date ahead, where that is asked for,
 * by that date. `page` counts from 1.
 */
export async function findTickets(
  plans: Plans,
  tx: Tx,
  filter: TicketFilter,
  { at, page, size }: { at: Date; page: number; size: number },
): Promise<TicketPage> {
  const where = toWhere(filter, at);
  const total = await tx.ticket.count({ where });
  const pages = Math.max(1, Math.ceil(total / size));
  const shown = Math.min(Math.max(1, page), pages);
  const part = { skip: (shown - 1) * size, take: size };
  const rows = filter.states.includes('agreed')
    ? await findByAgreedDate(tx, where, part)
    : await tx.ticket.findMany({
        where,
        orderBy: [{ stalledAt: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
        include: related,
        ...part,
      });
  await plans.load(
    tx,
    rows.map(({ planHash }) => planHash),
  );
  const tickets = rows.map((row) => ({ ...row, phases: plans.get(row).phases }) as FoundTicket);
  const names = await loadNames(
    tx,
    tickets.map((ticket) => ticket.ownerId),
  );
  return { tickets, names, total, page: shown, pages };
}

/** Cutovers and changes in one order, which no column has. */
async function findByAgreedDate(
  tx: Tx,
  where: Prisma.TicketWhereInput,
  { skip, take }: { skip: number; take: number },
): Promise<Omit<FoundTicket, 'phases'>[]> {
  const dates = await tx.ticket.findMany({ where, select: { number: true, cutover: true, slot: true } });
  const timeOf = (ticket: (typeof dates)[number]) => agreedOf(ticket)?.at.getTime() ?? 0;
  dates.sort((a, b) => timeOf(a) - timeOf(b) || a.number - b.number);
  const numbers = dates.slice(skip, skip + take).map(({ number }) => number);
  const found = await tx.ticket.findMany({ where: { number: { in: numbers } }, include: related });
  return (found as Omit<FoundTicket, 'phases'>[]).sort(
    (a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number),
  );
}

/** Whether a ticket is one of those. */
export async function isMatch(tx: Tx, filter: TicketFilter, number: number, at: Date): Promise<boolean> {
  return (await tx.ticket.count({ where: { AND: [{ number }, toWhere(filter, at)] } })) > 0;
}

function toWhere(filter: TicketFilter, at: Date): Prisma.TicketWhereInput {
  return {
    AND: [
      { status: { in: filter.status } },
      ...toConditions(filter.only),
      ...toExclusions(filter.not),
      ...filter.words.map(toSearch),
      ...filter.states.map((state) => toStateCondition(state, at)),
    ],
  };
}

function toConditions(match: TicketMatch): Prisma.TicketWhereInput[] {
  const { ownerId, ...columns } = match;
  const conditions: Prisma.TicketWhereInput[] = Object.entries(columns).map(([column, values]) => ({
    [column]: { in: values },
  }));
  if (ownerId) conditions.push({ OR: ownerId.map((id) => ({ ownerId: id })) });
  return conditions;
}

/** A ticket without an owner is not excluded by excluding a person: SQL's `NOT` would leave it out. */
function toExclusions(match: TicketMatch): Prisma.TicketWhereInput[] {
  const { ownerId, ...columns } = match;
  const exclusions: Prisma.TicketWhereInput[] = Object.entries(columns).map(([column, values]) => ({
    [column]: { notIn: values },
  }));
  if (!ownerId) return exclusions;
  const people: Prisma.TicketWhereInput = { ownerId: { notIn: ownerId.filter((id) => id !== null) } };
  const owned: Prisma.TicketWhereInput = { ownerId: { not: null } };
  return [
    ...exclusions,
    ownerId.includes(null) ? { AND: [people, owned] } : { OR: [people, { ownerId: null }] },
  ];
}

function toSearch(word: string): Prisma.TicketWhereInput {
  // Prisma leaves the signs that LIKE knows as they are.
  const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  return {
    OR: [{ customer: contains }, { domain: contains }, { account: contains }, { rackspaceTicket: contains }],
  };
}

function toStateCondition(state: string, at: Date): Prisma.TicketWhereInput {
  const conditions: Record<string, Prisma.TicketWhereInput> = {
    nudge: { nudgeAt: { lte: at } },
    stalled: { stalledAt: { lte: at } },
    escalated: { escalatedAt: { lte: at } },
    held: { heldAt: { not: null } },
    snoozed: { snoozedUntil: { gt: at } },
    agreed: { OR: [{ cutover: { gt: at } }, { slot: { gt: at } }] },
    blocked: { blockers: { some: { clearedAt: null } } },
  };
  const condition = conditions[state];
  if (!condition) throw new Error(`unknown ticket state ${state}`);
  return condition;
}
