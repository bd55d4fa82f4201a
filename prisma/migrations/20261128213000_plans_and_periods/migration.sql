-- Tickets point at shared plans instead of having their own copy of a playbook. They keep periods instead of sums per party.

CREATE TABLE "Plan" (
    "hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "texts" JSONB NOT NULL,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "PlanPhase" (
    "planHash" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "lockedOut" BOOLEAN NOT NULL,
    "billed" BOOLEAN NOT NULL,
    "beforeCutover" BOOLEAN NOT NULL,

    CONSTRAINT "PlanPhase_pkey" PRIMARY KEY ("planHash","slug")
);

CREATE TABLE "TickedStep" (
    "ticketNumber" INTEGER NOT NULL,
    "stepId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT,

    CONSTRAINT "TickedStep_pkey" PRIMARY KEY ("ticketNumber","stepId")
);

CREATE TABLE "TicketPeriod" (
    "ticketNumber" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "phase" TEXT,
    "phaseEnteredAt" TIMESTAMPTZ(3),
    "ownerId" TEXT,
    "waitingOn" TEXT NOT NULL,
    "held" BOOLEAN NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "businessMs" DOUBLE PRECISION,

    CONSTRAINT "TicketPeriod_pkey" PRIMARY KEY ("ticketNumber","seq")
);

-- The sources of steps ("trace") are left out: only the playbooks need them.
-- The plan of each ticket, in the form that plan.ts writes: absent means null or false.
CREATE TEMPORARY TABLE ticket_plan AS
WITH phases AS (
    SELECT "ticketNumber", jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'slug', "slug", 'waitingOn', "waitingOn", 'clock', "clock",
        'lockedOut', NULLIF("lockedOut", false), 'billed', NULLIF("billed", false)
    )) ORDER BY "position") AS list
    FROM "TicketPhase" GROUP BY 1
), steps AS (
    SELECT "ticketNumber", jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'id', "id", 'actor', "actor", 'gate', "gate", 'required', NULLIF("required", false),
        'sequence', "sequence", 'follows', "follows", 'afterDays', "afterDays", 'beforeCutover', "beforeCutover",
        'fact', "fact", 'about', "about", 'again', NULLIF("again", false), 'startsBill', NULLIF("startsBill", false)
    )) ORDER BY "position") AS list,
    jsonb_object_agg("id", jsonb_strip_nulls(jsonb_build_object(
        'text', "text", 'ifLate', "ifLate", 'article', "article"
    ))) AS texts
    FROM "TicketStep" GROUP BY 1
)
SELECT t."number", p.content, coalesce(s.texts, '{}') AS texts,
    encode(sha256(convert_to(p.content::text, 'UTF8')), 'hex') AS hash
FROM "Ticket" t
LEFT JOIN phases ON phases."ticketNumber" = t."number"
LEFT JOIN steps s ON s."ticketNumber" = t."number"
CROSS JOIN LATERAL (SELECT jsonb_build_object(
    'phases', coalesce(phases.list, '[]'), 'steps', coalesce(s.list, '[]')
) AS content) p;

INSERT INTO "Plan" ("hash", "content", "texts")
SELECT DISTINCT ON (hash) hash, content, texts FROM ticket_plan ORDER BY hash, number DESC;

INSERT INTO "PlanPhase" ("planHash", "slug", "position", "lockedOut", "billed", "beforeCutover")
SELECT "hash", phase ->> 'slug', n - 1, coalesce((phase ->> 'lockedOut')::boolean, false),
    coalesce((phase ->> 'billed')::boolean, false),
    bool_or(coalesce(phase #>> '{clock,from,field}' = 'cutover', false))
        OVER (PARTITION BY "hash" ORDER BY n DESC)
FROM "Plan", jsonb_array_elements("content" -> 'phases') WITH ORDINALITY AS p (phase, n);

INSERT INTO "TickedStep" ("ticketNumber", "stepId", "at", "byId")
SELECT "ticketNumber", "id", "doneAt", "doneById" FROM "TicketStep" WHERE "doneAt" IS NOT NULL;

-- Only the total wait for each party is known so far, not the wait by phase.
INSERT INTO "TicketPeriod" ("ticketNumber", "seq", "waitingOn", "held", "startedAt", "endedAt", "businessMs")
SELECT w."ticketNumber", -row_number() OVER (PARTITION BY w."ticketNumber" ORDER BY w."party"), w."party", false,
    t."openedAt", coalesce(t."waitedFrom", t."openedAt"), w."ms"
FROM "TicketWait" w JOIN "Ticket" t ON t."number" = w."ticketNumber";

INSERT INTO "TicketPeriod"
    ("ticketNumber", "seq", "phase", "phaseEnteredAt", "ownerId", "waitingOn", "held", "startedAt")
SELECT "number", "lastEvent", "phase", "phaseEnteredAt", "ownerId", "waitingOn", "heldAt" IS NOT NULL,
    coalesce("waitedFrom", "openedAt")
FROM "Ticket" WHERE "status" = 'open';

ALTER TABLE "Ticket" ADD COLUMN "planHash" TEXT;
UPDATE "Ticket" t SET "planHash" = p.hash FROM ticket_plan p WHERE p."number" = t."number";
ALTER TABLE "Ticket" ALTER COLUMN "planHash" SET NOT NULL, DROP COLUMN "waitedFrom";

DROP TABLE "TicketPhase";
DROP TABLE "TicketStep";
DROP TABLE "TicketWait";
DROP TABLE ticket_plan;

CREATE INDEX "TicketPeriod_phase_endedAt_idx" ON "TicketPeriod"("phase", "endedAt");
CREATE INDEX "TicketPeriod_ownerId_startedAt_idx" ON "TicketPeriod"("ownerId", "startedAt");
CREATE INDEX "TicketPeriod_waitingOn_phase_idx" ON "TicketPeriod"("waitingOn", "phase");

ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_planHash_fkey" FOREIGN KEY ("planHash") REFERENCES "Plan"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlanPhase" ADD CONSTRAINT "PlanPhase_planHash_fkey" FOREIGN KEY ("planHash") REFERENCES "Plan"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TickedStep" ADD CONSTRAINT "TickedStep_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TicketPeriod" ADD CONSTRAINT "TicketPeriod_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
