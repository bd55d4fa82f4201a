-- Until when a ticket is parked, because only the end of the old billing is left. The next change of a ticket fills this
-- in, because SQL doesn't know the team's business days.
ALTER TABLE "Ticket" ADD COLUMN "parkedUntil" TIMESTAMPTZ(3);

CREATE INDEX "Ticket_parkedUntil_idx" ON "Ticket"("parkedUntil");

-- The open upgrades whose old billing stops later than agreed, for the digest.
CREATE INDEX "Ticket_overrun_idx" ON "Ticket"("number")
WHERE "status" = 'open' AND "billingStopsOn" > "billingTarget";
