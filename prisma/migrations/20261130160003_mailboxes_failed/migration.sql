-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "mailboxesFailedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Ticket_mailboxesFailedAt_idx" ON "Ticket"("mailboxesFailedAt");
