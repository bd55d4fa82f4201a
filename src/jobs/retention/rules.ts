import type { Retention } from '../../config.ts';
import type { Tx } from '../../db/client.ts';
import { actMemoryDays } from '../../ticket/bulk/stored-act.ts';
import { sheetMemoryDays } from '../../ticket/mailboxes/sent-sheets.ts';
import { requestMemoryDays } from '../../ticket/once.ts';
import { homeDays } from '../../ticket/today/home-tabs.ts';

/** What is deleted because of its age, and when. */
export interface Rule {
  /** What the rows are, for the log. */
  name: string;
  /** After how many days rows are deleted. Null keeps them for good. */
  days(keep: Retention): number | null;
  /** Deletes at most `most` rows from before a moment, in one statement. Skips locked rows. Returns how many it deleted. */
  forget(tx: Tx, before: Date, most: number): Promise<number>;
}

/** How long failed deliveries stay in `deliveries failed`, at least. In days. */
const failedDays = 90;

/** How long a mute stays after its ticket ended, because someone may reopen the ticket. In days. */
const mutedDays = 90;

const failedFor = ({ deliveries }: Retention) => deliveries && Math.max(failedDays, deliveries);

/**
 * The order doesn't matter. What no rule names is kept for good: tickets with their steps, blockers, and periods, because
 * reports add them up; people, because the history names them; and their morning messages. So is one row for each
 * channel, each headline and runbook of a ticket, each message to a person about a lockout, and each business day.
 */
export const retentionRules: Rule[] = [
  {
    name: 'requests',
    days: () => requestMemoryDays,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "SeenRequest" WHERE "key" IN (
        SELECT "key" FROM "SeenRequest" WHERE "at" < ${before} ORDER BY "at" LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    name: 'sent deliveries',
    days: ({ deliveries }) => deliveries,
    // While an older version of the same message can be sent again, the newer one stays, because it prevents that.
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "Delivery" WHERE "id" IN (
        SELECT "id" FROM "Delivery" d WHERE "settledAt" < ${before} AND "state" = 'sent'
          AND NOT ("mode" = 'anchor' AND EXISTS (
            SELECT 1 FROM "Delivery" older
            WHERE older."place" = d."place" AND older."state" = 'failed' AND older."anchor" = d."anchor"
              AND older."id" < d."id"))
        ORDER BY "settledAt" LIMIT ${most} FOR UPDATE OF d SKIP LOCKED)`,
  },
  {
    name: 'failed deliveries',
    days: failedFor,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "Delivery" WHERE "id" IN (
        SELECT "id" FROM "Delivery" WHERE "settledAt" < ${before} AND "state" = 'failed'
        ORDER BY "settledAt" LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    // Replies in a digest's thread can be sent again as long as failed deliveries are kept.
    name: 'threads of digests and daily messages',
    days: failedFor,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "Anchor" WHERE ("place", "key") IN (
        SELECT "place", "key" FROM "Anchor"
        WHERE "key" ~ '^(digest(-now)?|escalations):' AND split_part("key", ':', 2) COLLATE "C" < ${before.toISOString().slice(0, 10)}
        LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    name: 'days with a digest',
    days: failedFor,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "DigestRun" WHERE ("place", "day") IN (
        SELECT "place", "day" FROM "DigestRun" WHERE "day" COLLATE "C" < ${before.toISOString().slice(0, 10)} AND "at" < ${before}
        LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    // Lines are marked for a day.
    name: 'first messages of digests',
    days: () => requestMemoryDays,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "DigestPost" WHERE ("place", "anchor") IN (
        SELECT "place", "anchor" FROM "DigestPost" WHERE "at" < ${before} ORDER BY "at" LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    name: 'events of ended tickets',
    days: ({ events }) => events,
    // The lock keeps anyone from reopening the ticket before its events are gone.
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "Event" WHERE ("ticketNumber", "seq") IN (
        SELECT e."ticketNumber", e."seq" FROM "Ticket" t JOIN "Event" e ON e."ticketNumber" = t."number"
        WHERE t."status" <> 'open' AND t."endedAt" < ${before} AND e."at" < ${before}
        LIMIT ${most} FOR SHARE OF t SKIP LOCKED)`,
  },
  {
    // They are the evidence of those events. If such a ticket is reopened, the next look is its first.
    name: 'looks at DNS of ended tickets',
    days: ({ events }) => events,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "DnsWatch" WHERE "ticketNumber" IN (
        SELECT w."ticketNumber" FROM "DnsWatch" w JOIN "Ticket" t ON t."number" = w."ticketNumber"
        WHERE t."status" <> 'open' AND t."endedAt" < ${before} LIMIT ${most} FOR UPDATE OF w SKIP LOCKED)`,
  },
  {
    name: 'changes of several tickets',
    days: () => actMemoryDays,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "BulkAct" WHERE "id" IN (
        SELECT "id" FROM "BulkAct" WHERE "askedAt" < ${before} ORDER BY "askedAt" LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    name: 'sheets with mailboxes',
    days: () => sheetMemoryDays,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "SentSheet" WHERE "id" IN (
        SELECT "id" FROM "SentSheet" WHERE "sentAt" < ${before} ORDER BY "sentAt" LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    name: 'mutes of ended tickets',
    days: () => mutedDays,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "Mute" WHERE ("personId", "ticketNumber") IN (
        SELECT m."personId", m."ticketNumber" FROM "Mute" m JOIN "Ticket" t ON t."number" = m."ticketNumber"
        WHERE t."status" <> 'open' AND t."endedAt" < ${before} LIMIT ${most} FOR UPDATE OF m SKIP LOCKED)`,
  },
  {
    name: 'drawn Homes',
    days: () => homeDays,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "HomeTab" WHERE "personId" IN (
        SELECT "personId" FROM "HomeTab" WHERE "openedAt" < ${before} ORDER BY "openedAt" LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    name: 'audit entries',
    days: ({ audit }) => audit,
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM "AuditEntry" WHERE "id" IN (
        SELECT "id" FROM "AuditEntry" WHERE "at" < ${before} ORDER BY "at" LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
];
