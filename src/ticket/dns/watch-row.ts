import { z } from 'zod';
import { Prisma, type Tx } from '../../db/client.ts';
import { updateIn } from '../../db/together.ts';
import { type Observation, observation } from '../../dns/observation.ts';

/** A TTL that the old MX had, as `TtlSeen` in dns/horizon.ts. */
const seenTtl = z.object({ ttl: z.int(), lastSeen: z.iso.datetime() });

const stored = z.object({
  nextAt: z.date().nullable(),
  seenAt: z.date().nullable(),
  allSeenAt: z.date().nullable(),
  failingSince: z.date().nullable(),
  // A newer release may store more. The next look replaces what can't be read.
  last: observation.nullable().catch(null),
  snapshot: observation.nullable().catch(null),
  oldTtls: z.array(seenTtl).catch([]),
});

/** What the watch of a ticket's domain keeps between looks. docs/rules.md, "DNS". */
export type WatchRow = z.infer<typeof stored>;

const none: WatchRow = {
  nextAt: null,
  seenAt: null,
  allSeenAt: null,
  failingSince: null,
  last: null,
  snapshot: null,
  oldTtls: [],
};

/** Loads what the watch of a ticket's domain has kept. A ticket whose domain nobody has looked at has nothing. */
export async function loadWatch(tx: Tx, ticketNumber: number): Promise<WatchRow> {
  const row = await tx.dnsWatch.findUnique({ where: { ticketNumber } });
  return row ? stored.parse(row) : none;
}

/**
 * Stores what the watch keeps, for the phase and the cutover for which `nextAt` was computed. Looks may be large, so they are only
 * stored if they have changed.
 */
export async function saveWatch(
  tx: Tx,
  { number, phase, cutover }: { number: number; phase: string; cutover: Date | null },
  before: WatchRow,
  { last, snapshot, ...row }: WatchRow,
): Promise<void> {
  const data = {
    ...row,
    phase,
    cutover,
    ...(last !== before.last && { last: asJson(last) }),
    ...(snapshot !== before.snapshot && { snapshot: asJson(snapshot) }),
  };
  await tx.dnsWatch.upsert({
    where: { ticketNumber: number },
    create: { ticketNumber: number, ...data },
    update: data,
  });
}

function asJson(look: Observation | null) {
  return look ?? Prisma.DbNull;
}

/** SQL that plans the next look at a ticket's domain for a moment. Changes nothing if no look is stored yet. */
export function lookSoon({ number }: { number: number }, at: Date): Prisma.Sql | null {
  return updateIn('DnsWatch', { ticketNumber: number }, { nextAt: at });
}

/**
 * Takes the tickets whose domains are due for a look, so that no other replica looks at them within the next minute, and returns
 * their numbers, longest due first. Due is also a ticket that nobody has looked at, one whose phase or cutover has changed, and one
 * whose next look is further ahead than any rule has it, because the clock was set back.
 *
 * @param phases the phases in which domains are watched. A wrong MX is watched in every phase
 */
export async function takeDue(
  tx: Tx,
  { at, phases, most, longest }: { at: Date; phases: string[]; most: number; longest: number },
): Promise<number[]> {
  const again = new Date(at.getTime() + 60_000);
  const tooFar = new Date(at.getTime() + longest);
  const rows = await tx.$queryRaw<{ number: number }[]>`
    WITH due AS (
      SELECT t."number", t."phase", t."cutover"
      FROM "Ticket" t LEFT JOIN "DnsWatch" w ON w."ticketNumber" = t."number"
      WHERE t."status" = 'open' AND (t."phase" = ANY (${phases}) OR t."mxWrongAt" IS NOT NULL)
        AND (w."ticketNumber" IS NULL OR w."nextAt" <= ${at} OR w."nextAt" > ${tooFar}
          OR w."phase" <> t."phase" OR w."cutover" IS DISTINCT FROM t."cutover")
      ORDER BY w."nextAt" NULLS FIRST, t."number" LIMIT ${most}
    )
    INSERT INTO "DnsWatch" ("ticketNumber", "phase", "cutover", "nextAt")
    SELECT "number", "phase", "cutover", ${again} FROM due
    ON CONFLICT ("ticketNumber") DO UPDATE
      SET "phase" = EXCLUDED."phase", "cutover" = EXCLUDED."cutover", "nextAt" = EXCLUDED."nextAt"
      WHERE "DnsWatch"."nextAt" IS NULL OR "DnsWatch"."nextAt" <= ${at} OR "DnsWatch"."nextAt" > ${tooFar}
        OR "DnsWatch"."phase" <> EXCLUDED."phase" OR "DnsWatch"."cutover" IS DISTINCT FROM EXCLUDED."cutover"
    RETURNING "ticketNumber" AS "number"`;
  return rows.map(({ number }) => number);
}

/**
 * When the next look is due after a moment. Null if none is planned.
 * @param unseenSince only counts domains that nobody has looked at since this moment, and that answer
 */
export async function nextLookAfter(tx: Tx, after: Date, unseenSince?: Date): Promise<Date | null> {
  const isUnseen = unseenSince && {
    failingSince: null,
    OR: [{ seenAt: null }, { seenAt: { lte: unseenSince } }],
  };
  const first = await tx.dnsWatch.findFirst({
    where: { nextAt: { gt: after }, ticket: { status: 'open' }, ...isUnseen },
    orderBy: { nextAt: 'asc' },
    select: { nextAt: true },
  });
  return first?.nextAt ?? null;
}
