import type { Tx } from '../db/client.ts';
import { type AgreedAhead, findAgreedAhead } from './agreed-ahead.ts';
import type { Desk } from './desk.ts';
import {
  type Candidate,
  type Classed,
  classify,
  type DigestClass,
  type DigestDate,
  type Horizon,
  inOrder,
} from './digest-class.ts';
import { readTickets } from './read-ticket.ts';
import { loadNames, type TicketState, toState } from './state.ts';

/** What a digest says, before it is put in words. */
export interface Digest {
  day: string;
  at: Date;
  /** The first of them, in order: as many as ten messages hold. */
  entries: DigestEntry[];
  /** How many it leaves out. */
  more: number;
  /** Agreed dates that lie ahead and have something against them. */
  agreed: AgreedAhead;
  /** The owners of all these. */
  names: Map<string, string>;
  openByPhase: { phase: string; count: number }[];
  /** Stalled tickets of the last business days, oldest first, today last. */
  trend: { day: string; stalled: number }[];
  open: number;
  stalled: number;
  escalated: number;
  /** Of those open, stalled ones among them: a digest has no line of them. One that is both is on hold. */
  snoozed: number;
  held: number;
}

export interface DigestEntry extends TicketState {
  class: DigestClass;
  dates: DigestDate[];
}

/** Entries at most, the most urgent first: a bad week must not keep a channel busy for minutes. */
const mostEntries = 200;

/** How far ahead something counts as due, and a billing date as near, in business days (domain.md 16, 12.2). */
const ahead = { due: 2, billing: 5 };

const trendDays = 10;

/**
 * Reads what a digest tells at a moment. All open tickets that could be in it are classed by a few columns; only those
 * that are shown are read in full.
 */
export async function collectDigest(
  desk: Pick<Desk, 'calendar' | 'plans'>,
  tx: Tx,
  at: Date,
): Promise<Digest> {
  const { calendar } = desk;
  const day = calendar.localDay(at);
  const soon = calendar.add(at, ahead.due * calendar.dayLength);
  const billing = calendar.add(at, ahead.billing * calendar.dayLength);
  const horizon = { at, day, soon, soonDay: calendar.localDay(soon), billingDay: calendar.localDay(billing) };
  const candidates = await readCandidates(tx, horizon);
  const classed = inOrder(candidates.flatMap((candidate) => classify(candidate, horizon) ?? []));
  const entries = await readEntries(desk, tx, classed.slice(0, mostEntries));
  const agreed = await findAgreedAhead(desk, tx, { at, lastDay: horizon.soonDay });
  const phases = await tx.ticket.groupBy({ by: ['phase'], where: { status: 'open' }, _count: true });
  const stalled = await tx.ticket.count({ where: { status: 'open', stalledAt: { lte: at } } });
  const escalated = await tx.ticket.count({ where: { status: 'open', escalatedAt: { lte: at } } });
  const held = await tx.ticket.count({ where: { status: 'open', heldAt: { not: null } } });
  const snoozed = await tx.ticket.count({
    where: { status: 'open', heldAt: null, snoozedUntil: { gt: at } },
  });
  return {
    day,
    at,
    entries,
    more: Math.max(0, classed.length - mostEntries),
    agreed,
    names: await loadNames(
      tx,
      [...entries, ...agreed.lines].map(({ ticket }) => ticket.ownerId),
    ),
    openByPhase: phases
      .map((row) => ({ phase: row.phase, count: row._count }))
      .sort((a, b) => b.count - a.count || a.phase.localeCompare(b.phase)),
    trend: await readTrend(tx, day, stalled),
    open: phases.reduce((sum, row) => sum + row._count, 0),
    stalled,
    escalated,
    snoozed,
    held,
  };
}

/**
 * In SQL, because a ticket's phase is joined by its plan and name, which Prisma cannot. Each condition has its index, so the
 * number of open tickets that are not in it does not matter.
 */
async function readCandidates(tx: Tx, { at, soon, soonDay, billingDay }: Horizon): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    SELECT t."number", t."stalledAt", t."escalatedAt", t."holdExpiredAt", t."cutover", t."slot", t."targetDate",
      t."billingTarget", t."nextBillingDay", p."lockedOut", p."billed",
      coalesce(p."beforeCutover", false) AS "beforeCutover",
      coalesce(o."name", '') AS "ownerName"
    FROM "Ticket" t
    LEFT JOIN "PlanPhase" p ON p."planHash" = t."planHash" AND p."slug" = t."phase"
    LEFT JOIN "Person" o ON o."id" = t."ownerId"
    WHERE t."status" = 'open' AND t."heldAt" IS NULL AND (t."snoozedUntil" IS NULL OR t."snoozedUntil" <= ${at})
      AND (t."stalledAt" <= ${soon} OR t."holdExpiredAt" IS NOT NULL OR t."cutover" <= ${soon} OR t."slot" <= ${soon}
        OR t."targetDate" <= ${soonDay} OR t."billingTarget" <= ${soonDay}
        OR t."nextBillingDay" <= ${billingDay})`;
}

async function readEntries(
  { plans }: Pick<Desk, 'plans'>,
  tx: Tx,
  classed: Classed[],
): Promise<DigestEntry[]> {
  if (classed.length === 0) return [];
  const found = await readTickets(
    tx,
    classed.map(({ number }) => number),
  );
  const open = found.filter(({ ticket }) => ticket.status === 'open');
  await plans.load(
    tx,
    open.map(({ ticket }) => ticket.planHash),
  );
  const states = new Map(open.map((read) => [read.ticket.number, toState(plans, read)]));
  return classed.flatMap((entry) => {
    const state = states.get(entry.number);
    return state ? [{ ...state, class: entry.class, dates: entry.dates }] : [];
  });
}

async function readTrend(tx: Tx, day: string, stalledNow: number): Promise<Digest['trend']> {
  const before = await tx.dailyFigure.findMany({
    where: { day: { lt: day } },
    orderBy: { day: 'desc' },
    take: trendDays - 1,
  });
  return [
    ...before.reverse().map((row) => ({ day: row.day, stalled: row.stalled })),
    { day, stalled: stalledNow },
  ];
}
