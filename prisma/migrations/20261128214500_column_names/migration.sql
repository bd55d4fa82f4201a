-- Columns are named after what they hold.
ALTER TABLE "Ticket" RENAME COLUMN "supplied" TO "credentialsReceived";
ALTER TABLE "Ticket" RENAME COLUMN "created" TO "mailboxesCreated";
ALTER TABLE "Ticket" RENAME COLUMN "channel" TO "requestedVia";
ALTER TABLE "Ticket" RENAME COLUMN "licensed" TO "licensedOn";
ALTER TABLE "Ticket" RENAME COLUMN "bandwidth" TO "bandwidthMbit";
ALTER TABLE "Ticket" RENAME COLUMN "contact" TO "customerContact";
ALTER TABLE "Ticket" RENAME COLUMN "cadence" TO "contactEveryDays";
ALTER TABLE "Ticket" RENAME COLUMN "hosting" TO "sourceHosting";
ALTER TABLE "Ticket" RENAME COLUMN "contactedBy" TO "contactedVia";
ALTER TABLE "Ticket" RENAME COLUMN "clockSpent" TO "clockSpentMs";
ALTER TABLE "Ticket" RENAME COLUMN "stallTold" TO "stallLevelTold";
ALTER TABLE "Ticket" RENAME COLUMN "contactTold" TO "contactDueTold";
ALTER TABLE "Ticket" RENAME COLUMN "billingStops" TO "billingStopsOn";
ALTER TABLE "Ticket" RENAME COLUMN "nextBilling" TO "nextBillingDay";
ALTER INDEX "Ticket_nextBilling_idx" RENAME TO "Ticket_nextBillingDay_idx";
