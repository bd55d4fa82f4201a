-- AlterTable
ALTER TABLE "TicketStep" ADD COLUMN     "beforeCutover" INTEGER,
ADD COLUMN     "ifLate" TEXT;
