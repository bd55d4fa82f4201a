-- Brings the data of every event into the shape that src/ticket/ticket-event.ts defines for its type. Some data was only in
-- the text. The patterns below match the texts that earlier releases wrote.

-- The statements below look up events of a ticket, which is slow while Postgres has no statistics about these tables.
ANALYZE "Event", "TicketPhase", "TicketStep", "TicketBlocker";

-- Steps that facts ticked.
UPDATE "Event" SET "data" = "data" || jsonb_build_object('ticks',
  string_to_array(substring("text" FROM ' \(ticks ([A-Z]-[0-9]+(?:, [A-Z]-[0-9]+)*)\)$'), ', '))
WHERE "type" IN ('owner', 'fields', 'contact') AND "text" ~ ' \(ticks [A-Z]-[0-9]+(, [A-Z]-[0-9]+)*\)$';

-- Steps that are open again.
UPDATE "Event" SET "data" = "data" || jsonb_build_object('reopened', regexp_split_to_array(
  substring("text" FROM ' \((?:opens|unticks) ([A-Z]-[0-9]+(?:(?:, | and )[A-Z]-[0-9]+)*)(?: again)?\)(?: \(ticks [^()]*\))?$'),
  ', | and '))
WHERE "type" IN ('phase', 'fields', 'blocked') AND "data" -> 'reopened' IS NULL
  AND "text" ~ ' \((opens|unticks) [A-Z]-[0-9]+((, | and )[A-Z]-[0-9]+)*( again)?\)( \(ticks [^()]*\))?$';

-- A ticket opens in its first phase. A step ticked at that moment was ticked by a fact when the ticket opened, unless a later
-- event of the same moment lists the step.
UPDATE "Event" e SET "data" = jsonb_strip_nulls(jsonb_build_object(
  'phase', p."slug",
  'waitingOn', p."waitingOn",
  'ticks', (SELECT jsonb_agg(s."id" ORDER BY s."position") FROM "TicketStep" s
    WHERE s."ticketNumber" = e."ticketNumber" AND s."fact" IS NOT NULL AND s."doneAt" = e."at"
      AND NOT EXISTS (SELECT FROM "Event" o WHERE o."ticketNumber" = e."ticketNumber" AND o."seq" > e."seq"
        AND o."at" = e."at" AND o."data" -> 'ticks' @> to_jsonb(s."id")))))
FROM "TicketPhase" p WHERE e."type" = 'opened' AND p."ticketNumber" = e."ticketNumber" AND p."position" = 0;

-- The previous owner is the one in the owner event before.
UPDATE "Event" e SET "data" = e."data" - 'ownerId' || jsonb_build_object(
  'to', e."data" -> 'ownerId',
  'from', (SELECT o."data" -> 'ownerId' FROM "Event" o
    WHERE o."ticketNumber" = e."ticketNumber" AND o."type" = 'owner' AND o."seq" < e."seq"
    ORDER BY o."seq" DESC LIMIT 1))
WHERE e."type" = 'owner';

UPDATE "Event" e SET "data" = jsonb_build_object('ownerId', COALESCE(
  e."data" -> 'reminded',
  (SELECT o."data" -> 'to' FROM "Event" o
    WHERE o."ticketNumber" = e."ticketNumber" AND o."type" = 'owner' AND o."seq" < e."seq"
    ORDER BY o."seq" DESC LIMIT 1)))
WHERE e."type" = 'reminded';

-- An early release wrote stalls to the text only.
UPDATE "Event" e SET "data" = jsonb_build_object(
  'phase', (SELECT COALESCE(o."data" -> 'to', o."data" -> 'phase') FROM "Event" o
    WHERE o."ticketNumber" = e."ticketNumber" AND o."type" IN ('opened', 'phase', 'closed', 'reopened')
      AND o."seq" < e."seq"
    ORDER BY o."seq" DESC LIMIT 1),
  'waitingOn', COALESCE(e."data" ->> 'waitingOn', (SELECT party.slug FROM (VALUES
    ('customer-admin', 'the customer''s admin'), ('end-user', 'the users'), ('racker', 'a Racker'),
    ('internal-team', 'the Internal Migration team'), ('support', 'Support'), ('tool', 'the migration tool'),
    ('dns', 'DNS'), ('vendor', 'a vendor')) party (slug, words)
    WHERE substring(e."text" FROM ', waiting on ([^,]*)') = party.words)),
  'blockers', COALESCE(e."data" -> 'blockers', '[]'))
WHERE e."type" IN ('stalled', 'escalated');

-- Who is waited on after an event. First case: a ticket without blockers enters a phase. Then it waits on the phase's party.
UPDATE "Event" e SET "data" = e."data" || jsonb_build_object('waitingOn', p."waitingOn")
FROM "TicketPhase" p
WHERE e."type" IN ('phase', 'reopened') AND p."ticketNumber" = e."ticketNumber" AND p."slug" = e."data" ->> 'to'
  AND NOT EXISTS (SELECT FROM "TicketBlocker" b WHERE b."ticketNumber" = e."ticketNumber"
    AND b."at" <= e."at" AND (b."clearedAt" IS NULL OR b."clearedAt" >= e."at"));

-- Second case: the next stall names the party, or nothing has changed the party since, so the ticket has it. Otherwise the
-- party is unknown: an empty text, which the next statement removes.
UPDATE "Event" e SET "data" = e."data" || jsonb_strip_nulls(jsonb_build_object('waitingOn', COALESCE(
  (SELECT CASE WHEN o."type" IN ('stalled', 'escalated') THEN o."data" ->> 'waitingOn' ELSE '' END FROM "Event" o
    WHERE o."ticketNumber" = e."ticketNumber" AND o."seq" > e."seq"
      AND o."type" IN ('phase', 'reopened', 'waiting', 'blocked', 'unblocked', 'stalled', 'escalated')
    ORDER BY o."seq" LIMIT 1),
  (SELECT t."waitingOn" FROM "Ticket" t WHERE t."number" = e."ticketNumber"))))
WHERE e."type" IN ('phase', 'reopened', 'blocked', 'unblocked') AND e."data" -> 'waitingOn' IS NULL;
UPDATE "Event" SET "data" = "data" - 'waitingOn'
WHERE "type" IN ('phase', 'reopened', 'blocked', 'unblocked') AND "data" ->> 'waitingOn' = '';

UPDATE "Event" e SET "data" = jsonb_strip_nulls(jsonb_build_object(
  'from', (SELECT COALESCE(o."data" ->> 'party', o."data" ->> 'waitingOn') FROM "Event" o
    WHERE o."ticketNumber" = e."ticketNumber" AND o."seq" < e."seq"
      AND o."type" IN ('opened', 'phase', 'reopened', 'waiting', 'blocked', 'unblocked', 'stalled', 'escalated')
    ORDER BY o."seq" DESC LIMIT 1),
  'to', e."data" -> 'party',
  'reason', substring(e."text" FROM '^set it to wait on [^:]*: (.*)$')))
WHERE e."type" = 'waiting';

UPDATE "Event" e SET "data" = e."data" || jsonb_strip_nulls(jsonb_build_object('note',
  (SELECT b."note" FROM "TicketBlocker" b WHERE b."ticketNumber" = e."ticketNumber"
    AND b."code" = e."data" ->> 'code' AND b."at" = e."at" ORDER BY b."id" LIMIT 1)))
WHERE e."type" = 'blocked';

UPDATE "Event" SET "data" = "data" || jsonb_build_object('reason',
  COALESCE(substring("text" FROM '^put it on hold until [^:]*: (.*)$'), ''))
WHERE "type" = 'hold';

UPDATE "Event" SET "data" = jsonb_strip_nulls(jsonb_build_object('comment',
  substring("text" FROM '^resumed it: (.*)$')))
WHERE "type" = 'resume';

UPDATE "Event" SET "data" = jsonb_build_object('reason',
  COALESCE(substring("text" FROM '^cancelled it: (.*)$'), ''))
WHERE "type" = 'cancelled';

-- The end of a snooze is stored with the ticket only, and only for the last snooze.
UPDATE "Event" e SET "data" = jsonb_strip_nulls(jsonb_build_object(
  'until', (SELECT to_char(t."snoozedUntil" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM "Ticket" t
    WHERE t."number" = e."ticketNumber" AND NOT EXISTS (SELECT FROM "Event" o
      WHERE o."ticketNumber" = e."ticketNumber" AND o."type" = 'snoozed' AND o."seq" > e."seq")),
  'reason', COALESCE(substring(e."text" FROM '^snoozed it for [^:]*, until [0-9-]+ [0-9:]+: (.*)$'), '')))
WHERE e."type" = 'snoozed';

UPDATE "Event" SET "data" = jsonb_strip_nulls(jsonb_build_object('reason',
  substring("text" FROM '^woke it: (.*)$')))
WHERE "type" = 'snooze-over' AND "actorId" IS NOT NULL;

-- CreateIndex
CREATE INDEX "Event_type_at_idx" ON "Event"("type", "at");
