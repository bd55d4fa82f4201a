-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "dnsFacts" JSONB;

-- CreateTable
CREATE TABLE "DnsWatch" (
    "ticketNumber" INTEGER NOT NULL,
    "nextAt" TIMESTAMPTZ(3),
    "phase" TEXT NOT NULL,
    "cutover" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),
    "allSeenAt" TIMESTAMPTZ(3),
    "failingSince" TIMESTAMPTZ(3),
    "last" JSONB,
    "snapshot" JSONB,
    "oldTtls" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "DnsWatch_pkey" PRIMARY KEY ("ticketNumber")
);

-- CreateIndex
CREATE INDEX "DnsWatch_nextAt_idx" ON "DnsWatch"("nextAt");

-- AddForeignKey
ALTER TABLE "DnsWatch" ADD CONSTRAINT "DnsWatch_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
