-- AlterTable
ALTER TABLE "TicketStep" ADD COLUMN     "about" TEXT;

-- Business days after whichever date the step is about; so far that was the cutover.
ALTER TABLE "TicketStep" RENAME COLUMN "afterCutover" TO "afterDays";
UPDATE "TicketStep" SET "about" = 'cutover' WHERE "afterDays" IS NOT NULL;
