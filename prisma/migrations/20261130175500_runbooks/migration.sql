-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "thread" TEXT;

-- CreateTable
CREATE TABLE "Runbook" (
    "ticketNumber" INTEGER NOT NULL,
    "event" INTEGER NOT NULL,
    "dnsFacts" JSONB,
    "drawn" TEXT NOT NULL,
    "lookAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Runbook_pkey" PRIMARY KEY ("ticketNumber")
);

-- AddForeignKey
ALTER TABLE "Runbook" ADD CONSTRAINT "Runbook_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Runbook_lookAt_idx" ON "Runbook"("lookAt");
