-- AlterTable
ALTER TABLE "TeamsConversation" ADD COLUMN     "name" TEXT,
ADD COLUMN     "teamId" TEXT;

-- CreateIndex
CREATE INDEX "Delivery_place_messageId_idx" ON "Delivery"("place", "messageId");

-- CreateIndex
CREATE INDEX "TeamsConversation_teamId_idx" ON "TeamsConversation"("teamId");
