-- Step C-10 completes by itself once the ticket has a method and a reason for it. Every ticket moves to a plan that says
-- so. Its marks stay.
ALTER TABLE "Ticket" ADD COLUMN "methodReason" TEXT;

-- A step that is done stays done. Until now, a ticket without a method used MigrationWiz.
UPDATE "Ticket" t SET "method" = coalesce(t."method", 'migrationwiz'),
    "methodReason" = 'Chosen before reasons were recorded'
FROM "StepMark" m WHERE m."ticketNumber" = t."number" AND m."stepId" = 'C-10' AND m."state" = 'done';

-- A waived step stays waived. A reason would turn it into a done step.
UPDATE "Ticket" t SET "method" = 'migrationwiz'
FROM "StepMark" m
WHERE m."ticketNumber" = t."number" AND m."stepId" = 'C-10' AND m."state" = 'waived' AND t."method" IS NULL;

-- A mail domain has no "www.", so a second ticket for the same domain is found.
UPDATE "Ticket" SET "domain" = substr("domain", 5) WHERE "status" = 'open' AND "domain" LIKE 'www.%.%';

CREATE TEMPORARY TABLE moved AS
SELECT p."hash" AS "from", encode(sha256(convert_to(c.content::text, 'UTF8')), 'hex') AS "to", c.content, p."texts"
FROM "Plan" p
CROSS JOIN LATERAL (
    SELECT jsonb_set(p."content", '{steps}', coalesce(jsonb_agg(
        CASE WHEN s.step ->> 'id' = 'C-10' THEN s.step || '{"fact": "method"}' ELSE s.step END ORDER BY s.n
    ), '[]')) AS content
    FROM jsonb_array_elements(p."content" -> 'steps') WITH ORDINALITY AS s (step, n)
) c;

INSERT INTO "Plan" ("hash", "content", "texts")
SELECT DISTINCT ON ("to") "to", content, "texts" FROM moved ORDER BY "to", "from"
ON CONFLICT DO NOTHING;
INSERT INTO "PlanPhase" ("planHash", "slug", "position", "lockedOut", "billed", "beforeCutover")
SELECT m."to", f."slug", f."position", f."lockedOut", f."billed", f."beforeCutover"
FROM moved m JOIN "PlanPhase" f ON f."planHash" = m."from"
ON CONFLICT DO NOTHING;
UPDATE "Ticket" t SET "planHash" = m."to" FROM moved m WHERE m."from" = t."planHash" AND m."to" <> m."from";
DELETE FROM "PlanPhase" f USING moved m WHERE f."planHash" = m."from" AND m."to" <> m."from";
DELETE FROM "Plan" p USING moved m WHERE p."hash" = m."from" AND m."to" <> m."from";
DROP TABLE moved;
