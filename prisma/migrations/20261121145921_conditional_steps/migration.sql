-- AlterTable
ALTER TABLE "TicketStep" ADD COLUMN     "afterCutover" INTEGER,
ADD COLUMN     "follows" TEXT;
