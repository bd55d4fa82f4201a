-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "contactDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "contactTold" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "contactedAt" TIMESTAMPTZ(3),
ADD COLUMN     "contactedBy" TEXT,
ADD COLUMN     "remindAt" TIMESTAMPTZ(3),
ADD COLUMN     "snoozeReason" TEXT,
ADD COLUMN     "snoozedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "waitedFrom" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "TicketWait" (
    "ticketNumber" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "ms" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "TicketWait_pkey" PRIMARY KEY ("ticketNumber","party")
);

-- CreateIndex
CREATE INDEX "Ticket_status_nudgeAt_idx" ON "Ticket"("status", "nudgeAt");

-- CreateIndex
CREATE INDEX "Ticket_snoozedUntil_idx" ON "Ticket"("snoozedUntil");

-- CreateIndex
CREATE INDEX "Ticket_contactDueAt_idx" ON "Ticket"("contactDueAt");

-- CreateIndex
CREATE INDEX "Ticket_remindAt_idx" ON "Ticket"("remindAt");

-- AddForeignKey
ALTER TABLE "TicketWait" ADD CONSTRAINT "TicketWait_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
