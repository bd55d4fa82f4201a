import { z } from 'zod';
import type { Database, Tx } from '../../db/client.ts';
import { type Attention, type AttentionEntry, findAttention } from '../attention/find-attention.ts';
import { type Load, readLoad, totalOf } from '../attention/load.ts';
import type { Desk } from '../desk.ts';
import { conditionSql, type TicketFilter } from '../lists/filter.ts';
import { loadNames } from '../state.ts';
import { type AgreedLine, findAgreedAhead } from './agreed-ahead.ts';
import { type Changes, countChanges } from './changes.ts';
import { type Chosen, chooseLines, digestClasses } from './choose-lines.ts';
import { type DigestFilter, ticketsOf } from './digest-filter.ts';
import { readTrend, type TrendPoint } from './trend.ts';
import type { Window } from './window.ts';

/** What a digest is about. */
export interface DigestWish {
  filter: DigestFilter | null;
  at: Date;
  window: Window;
}

/** The content of a digest, before it is put into words. */
export interface Digest extends DigestWish, Chosen {
  day: string;
  /** Agreed dates with warnings, of tickets that have no other line. */
  warned: AgreedLine[];
  /** How many tickets are left out, because a digest has a limit. */
  more: number;
  /** How many tickets each class has, even those that are left out. A ticket counts only in its most urgent class. */
  counts: Attention['counts'];
  changes: Changes;
  load: Load;
  /** How many open tickets there are, and how many of them need nothing. */
  open: number;
  onTrack: number;
  /** Stalled tickets on each of the last business days, oldest first. Empty if the digest has a filter. */
  trend: TrendPoint[];
  /** The names of the owners in `warned`, by id. */
  names: Map<string, string>;
}

/** How many open tickets are out of sight. Each counts only once, in this order. */
interface Resting {
  held: number;
  snoozed: number;
  /** Tickets that only wait for the end of the old bill. */
  parked: number;
}

/** The maximum number of tickets in a digest. This limit keeps a bad week from flooding a channel. */
const mostEntries = 200;

/** How far ahead a digest warns about steps with a deadline, in business days. */
const daysAhead = 2;

/**
 * Reads the content of a digest, with several connections at once, so not in a transaction. Only the tickets that the
 * digest shows are read in full.
 */
export async function collectDigest(
  desk: Pick<Desk, 'calendar' | 'logger' | 'plans'>,
  client: Database['client'],
  wish: DigestWish,
): Promise<Digest> {
  const { calendar } = desk;
  const { at, window } = wish;
  const filter = ticketsOf(wish.filter);
  const lastDay = calendar.localDay(calendar.add(at, daysAhead * calendar.dayLength));
  // None of these needs another one, so they don't wait for each other.
  const [{ entries, counts }, dates, load, resting, changes] = await Promise.all([
    findAttention(desk, client, {
      filter,
      at,
      classes: digestClasses,
      most: mostEntries,
      mostInAll: mostEntries,
      since: window.since,
    }),
    findAgreedAhead(desk, client, { filter, at, lastDay }),
    readLoad(client, calendar, { filter, at }),
    readResting(client, filter, at),
    countChanges(client, filter, window),
  ]);
  const { warned, left } = fitWarned(dates, entries);
  const { open, stalled } = totalOf(load);
  const found = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    ...wish,
    ...chooseLines(calendar, entries, { at, since: window.since }),
    day: calendar.localDay(at),
    warned,
    more: found - entries.length + left,
    counts,
    changes,
    load,
    open,
    onTrack: Math.max(0, open - found - resting.held - resting.snoozed - resting.parked),
    trend: wish.filter ? [] : await readTrend(client, calendar.localDay(at), stalled),
    names: await loadNames(
      client,
      warned.map(({ ticket }) => ticket.ownerId),
    ),
  };
}

/** Leaves out dates of tickets that have a line, and those that don't fit. */
function fitWarned(dates: AgreedLine[], entries: AttentionEntry[]): { warned: AgreedLine[]; left: number } {
  const listed = new Set(entries.map(({ ticket }) => ticket.number));
  const others = dates.filter(({ ticket }) => !listed.has(ticket.number));
  const warned = others.slice(0, mostEntries - entries.length);
  return { warned, left: others.length - warned.length };
}

const restingRow = z.object({ held: z.int(), snoozed: z.int(), parked: z.int() });

/** Counts the tickets that are out of sight. Each count uses an index. */
async function readResting(tx: Tx, filter: TicketFilter, at: Date): Promise<Resting> {
  const passes = conditionSql(filter, at);
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT
      (SELECT count(*)::int FROM "Ticket" t
       WHERE t."status" = 'open' AND t."heldAt" IS NOT NULL AND ${passes}) AS "held",
      (SELECT count(*)::int FROM "Ticket" t
       WHERE t."status" = 'open' AND t."heldAt" IS NULL AND t."snoozedUntil" > ${at} AND ${passes}) AS "snoozed",
      (SELECT count(*)::int FROM "Ticket" t
       WHERE t."status" = 'open' AND t."heldAt" IS NULL AND (t."snoozedUntil" IS NULL OR t."snoozedUntil" <= ${at})
         AND t."parkedUntil" > ${at} AND ${passes}) AS "parked"`;
  return restingRow.parse(row);
}
