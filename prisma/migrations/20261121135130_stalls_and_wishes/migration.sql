-- AlterTable
ALTER TABLE "Subscription" ADD COLUMN     "said" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "wish" JSONB NOT NULL DEFAULT '{"topics":null,"filter":null}';

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "stallTold" TEXT;

-- CreateIndex
CREATE INDEX "Ticket_status_escalatedAt_idx" ON "Ticket"("status", "escalatedAt");
