-- When an agreed date counts as missed, how long users may be locked out, and whether Forced MX Routing is still on. The
-- clockwork fills these in for open tickets, because SQL doesn't know the team's business hours.
ALTER TABLE "Ticket"
  ADD COLUMN "missedAt" TIMESTAMPTZ(3),
  ADD COLUMN "missedTold" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "lockoutEndsAt" TIMESTAMPTZ(3),
  ADD COLUMN "resetDueAt" TIMESTAMPTZ(3),
  ADD COLUMN "alarmAt" TIMESTAMPTZ(3),
  ADD COLUMN "forcedMxOn" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "derivedBy" INTEGER NOT NULL DEFAULT 0;

CREATE INDEX "Ticket_missedAt_idx" ON "Ticket"("missedAt");
CREATE INDEX "Ticket_lockoutEndsAt_idx" ON "Ticket"("lockoutEndsAt");
CREATE INDEX "Ticket_alarmAt_idx" ON "Ticket"("alarmAt");
CREATE INDEX "Ticket_forced_mx_idx" ON "Ticket"("number") WHERE "status" = 'open' AND "forcedMxOn";
-- With "number", Postgres doesn't use this index to read all open tickets in the order of the table.
CREATE INDEX "Ticket_derived_idx" ON "Ticket"("derivedBy", "number") WHERE "status" = 'open';

-- People's time zones, and what to tell them in their next morning message.
ALTER TABLE "Person" ADD COLUMN "zone" TEXT;
ALTER TABLE "TeamsMember" ADD COLUMN "zone" TEXT;

CREATE TABLE "Notice" (
  "personId" TEXT NOT NULL,
  "ticketNumber" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "dueAt" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "Notice_pkey" PRIMARY KEY ("personId", "ticketNumber", "kind")
);

CREATE INDEX "Notice_dueAt_idx" ON "Notice"("dueAt");

-- The digest no longer reads these. What they said is in the plan's content.
ALTER TABLE "PlanPhase" DROP COLUMN "lockedOut", DROP COLUMN "beforeCutover";
