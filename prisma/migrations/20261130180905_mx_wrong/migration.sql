-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "mxWrongAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Ticket_mxWrongAt_idx" ON "Ticket"("mxWrongAt");
