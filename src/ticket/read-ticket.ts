import { z } from 'zod';
import { Prisma, type Tx } from '../db/client.ts';
import { jsonMoment } from '../db/json-moment.ts';
import type { Logger } from '../logger.ts';
import { accountsSql, fullNameSql } from '../people/full-names.ts';
import { ownersOnly } from './announcements/topics.ts';
import { partyNames } from './playbooks/playbook.ts';
import { ticketRow } from './ticket-row.ts';

export const markStates = ['done', 'waived', 'reopened'] as const;

const mark = z.object({
  stepId: z.string(),
  state: z.enum(markStates),
  at: jsonMoment,
  byId: z.string().nullable(),
  reason: z.string().nullable(),
});

const blocker = z.object({
  id: z.int(),
  ticketNumber: z.int(),
  code: z.string(),
  note: z.string().nullable(),
  at: jsonMoment,
  byId: z.string(),
  clearedAt: jsonMoment.nullable(),
  /** Whether reports of the migration tool raised the blocker. */
  reported: z.boolean(),
});

const event = z.object({
  seq: z.int(),
  at: jsonMoment,
  actorId: z.string().nullable(),
  text: z.string(),
});

const read = z.object({
  ticket: ticketRow,
  marks: z.array(mark),
  blockers: z.array(blocker),
  /** How long the ticket waited on each party during past periods. Time on hold doesn't count. */
  waits: z.array(z.object({ party: z.enum(partyNames), ms: z.number() })),
  /** When the current `TicketPeriod` started. Null after the ticket has ended. */
  since: jsonMoment.nullable(),
  /** The latest events, newest first. */
  latest: z.array(event),
  names: z.record(z.string(), z.string()),
});

/**
 * What last happened to a step. `done`: someone or a fact completed it. `waived`: a lead moved the ticket on without it,
 * and `reason` has the lead's words. `reopened`: it was done or waived before, and `reason` says why it is open again.
 */
export type StepMark = z.infer<typeof mark>;

/** Whether this release knows what a mark says. A newer release may write other marks. */
export function isKnownMark<Row extends { state: string }>(row: Row): row is Row & Pick<StepMark, 'state'> {
  return markStates.some((state) => state === row.state);
}

/** A reason why a ticket is blocked. */
export type TicketBlocker = z.infer<typeof blocker>;

/** How long a ticket has waited on a party, in ms of business time. */
export type Wait = ReadTicket['waits'][number];

/** One of a ticket's last events. */
export type LatestEvent = z.infer<typeof event>;

/** A ticket as stored, with its completed steps, active blockers, waiting times, and latest events. */
export type ReadTicket = z.infer<typeof read>;

/**
 * Reads a ticket in one statement. Returns null if it doesn't exist.
 *
 * @param latest how many of the latest events to read, not counting the bot's reminders to the owner
 */
export async function readTicket(tx: Tx, number: number, latest = 0): Promise<ReadTicket | null> {
  // With `=`, Postgres reuses its query plan. With `ANY`, Postgres would plan this query each time, which triples the
  // work.
  const [row] = await selectTickets(tx, Prisma.sql`t."number" = ${number}`, latest);
  return row ? read.parse(row) : null;
}

/**
 * Reads several tickets in one statement, without events and in no particular order. Logs and skips unreadable
 * tickets.
 */
export async function readTickets(
  { logger }: { logger: Logger },
  tx: Tx,
  numbers: number[],
): Promise<ReadTicket[]> {
  if (numbers.length === 0) return [];
  const rows = await selectTickets(tx, Prisma.sql`t."number" = ANY (${numbers}::int[])`, 0);
  return rows.flatMap((row) => {
    const found = read.safeParse(row);
    if (found.success) return [found.data];
    logger.error({ err: found.error, ticket: row.number }, 'a ticket cannot be read');
    return [];
  });
}

function selectTickets(tx: Tx, which: Prisma.Sql, latest: number): Promise<{ number: number }[]> {
  return tx.$queryRaw`
    SELECT t."number", to_jsonb(t) AS ticket, marks.list AS marks, blockers.list AS blockers, waits.list AS waits,
      (SELECT to_jsonb(max("startedAt")) FROM "TicketPeriod" WHERE "ticketNumber" = t."number" AND "endedAt" IS NULL) AS since,
      latest.list AS latest,
      (SELECT coalesce(jsonb_object_agg(p."id", ${fullNameSql}), '{}') FROM ${accountsSql}
        WHERE p."id" = ANY (ARRAY[t."ownerId", t."openedById"] || marks.people || latest.people)) AS names
    FROM "Ticket" t
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(to_jsonb(k)), '[]') AS list, array_agg("byId") AS people
      FROM "StepMark" k WHERE "ticketNumber" = t."number"
    ) marks
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(to_jsonb(b) ORDER BY "id"), '[]') AS list
      FROM "TicketBlocker" b WHERE "ticketNumber" = t."number" AND "clearedAt" IS NULL
    ) blockers
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('party', party, 'ms', ms)), '[]') AS list
      FROM (
        SELECT "waitingOn" AS party, coalesce(sum("businessMs"), 0) AS ms FROM "TicketPeriod"
        WHERE "ticketNumber" = t."number" AND "endedAt" IS NOT NULL AND NOT "held" GROUP BY 1
      ) sums
    ) waits
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(to_jsonb(e) ORDER BY "seq" DESC), '[]') AS list, array_agg("actorId") AS people
      FROM (
        SELECT "seq", "at", "actorId", "text" FROM "Event"
        WHERE "ticketNumber" = t."number" AND NOT ("type" IN (${Prisma.join(ownersOnly)}) AND "actorId" IS NULL)
        ORDER BY "seq" DESC LIMIT ${latest}
      ) e
    ) latest
    WHERE ${which}`;
}
