-- AlterTable
ALTER TABLE "TicketStep" ADD COLUMN     "follows" TEXT;
