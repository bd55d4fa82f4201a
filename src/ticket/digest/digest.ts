import { z } from 'zod';
import type { Tx } from '../../db/client.ts';
import type { Desk } from '../desk.ts';
import { readStates } from '../read-states.ts';
import { loadNames, type TicketState } from '../state.ts';
import { type AgreedAhead, findAgreedAhead } from './agreed-ahead.ts';
import { type Classed, type DigestClass, type DigestDate, findClassed } from './digest-class.ts';

/** The content of a digest, before it is put into words. */
export interface Digest {
  day: string;
  at: Date;
  /** The most urgent tickets, in order. */
  entries: DigestEntry[];
  /** How many tickets are left out of `entries`. */
  more: number;
  /** Upcoming dates with warnings, and how many were left out. */
  agreed: AgreedAhead;
  /** The names of all owners, by id. */
  names: Map<string, string>;
  openByPhase: { phase: string; count: number }[];
  /** How many tickets were stalled on each of the last business days, oldest first. The last day is today. */
  trend: { day: string; stalled: number }[];
  open: number;
  stalled: number;
  escalated: number;
  /** How many open tickets are snoozed. A ticket that is both snoozed and on hold counts only as on hold. */
  snoozed: number;
  held: number;
  /** How many open tickets only wait for the end of the old bill, and are neither on hold nor snoozed. */
  parked: number;
}

export interface DigestEntry extends TicketState {
  class: DigestClass;
  dates: DigestDate[];
}

/** The maximum number of tickets in a digest. This limit keeps a bad week from flooding a channel. */
const mostEntries = 200;

/**
 * How far ahead the digest looks for due dates and billing dates, in business days: docs/rules.md, "Digest classes".
 */
const ahead = { due: 2, billing: 5 };

const trendDays = 10;

/** Reads the content of a digest. Only the tickets that the digest shows are read in full. */
export async function collectDigest(
  desk: Pick<Desk, 'calendar' | 'logger' | 'plans'>,
  tx: Tx,
  at: Date,
): Promise<Digest> {
  const { calendar } = desk;
  const day = calendar.localDay(at);
  const soon = calendar.add(at, ahead.due * calendar.dayLength);
  const billing = calendar.add(at, ahead.billing * calendar.dayLength);
  const horizon = { at, day, soon, soonDay: calendar.localDay(soon), billingDay: calendar.localDay(billing) };
  const { classed, total } = await findClassed(tx, horizon, mostEntries);
  const entries = await readEntries(desk, tx, classed);
  const agreed = await findAgreedAhead(desk, tx, { at, lastDay: horizon.soonDay });
  const { phases, ...counts } = await readFigures(tx, at);
  return {
    day,
    at,
    entries,
    more: total - classed.length,
    agreed,
    names: await loadNames(
      tx,
      [...entries, ...agreed.lines].map(({ ticket }) => ticket.ownerId),
    ),
    openByPhase: phases.sort((a, b) => b.count - a.count || a.phase.localeCompare(b.phase)),
    trend: await readTrend(tx, day, counts.stalled),
    open: phases.reduce((sum, { count }) => sum + count, 0),
    ...counts,
  };
}

const figures = z.object({
  phases: z.array(z.object({ phase: z.string(), count: z.int() })),
  stalled: z.int(),
  escalated: z.int(),
  held: z.int(),
  snoozed: z.int(),
  parked: z.int(),
});

/** Reads all counts of a digest. Each count uses an index. */
async function readFigures(tx: Tx, at: Date): Promise<z.infer<typeof figures>> {
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT
      (SELECT coalesce(json_agg(p), '[]') FROM (
        SELECT "phase", count(*)::int AS "count" FROM "Ticket" WHERE "status" = 'open' GROUP BY "phase"
      ) p) AS "phases",
      (SELECT count(*)::int FROM "Ticket" WHERE "status" = 'open' AND "stalledAt" <= ${at}) AS "stalled",
      (SELECT count(*)::int FROM "Ticket" WHERE "status" = 'open' AND "escalatedAt" <= ${at}) AS "escalated",
      (SELECT count(*)::int FROM "Ticket" WHERE "status" = 'open' AND "heldAt" IS NOT NULL) AS "held",
      (SELECT count(*)::int FROM "Ticket"
       WHERE "status" = 'open' AND "heldAt" IS NULL AND "snoozedUntil" > ${at}) AS "snoozed",
      (SELECT count(*)::int FROM "Ticket"
       WHERE "status" = 'open' AND "heldAt" IS NULL AND ("snoozedUntil" IS NULL OR "snoozedUntil" <= ${at})
         AND "parkedUntil" > ${at}) AS "parked"`;
  return figures.parse(row);
}

async function readEntries(
  desk: Pick<Desk, 'logger' | 'plans'>,
  tx: Tx,
  classed: Classed[],
): Promise<DigestEntry[]> {
  const states = await readStates(
    desk,
    tx,
    classed.map(({ number }) => number),
  );
  return classed.flatMap((entry) => {
    const state = states.get(entry.number);
    return state?.ticket.status === 'open' ? [{ ...state, class: entry.class, dates: entry.dates }] : [];
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
