-- The bot computes the deadlines of open tickets after the update: src/jobs/derive-again.ts.
ALTER TABLE "Ticket" ADD COLUMN "stepDueAt" TIMESTAMPTZ(3);
CREATE INDEX "Ticket_stepDueAt_idx" ON "Ticket"("stepDueAt");
