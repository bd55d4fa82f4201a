-- AlterTable
ALTER TABLE "TicketStep" ADD COLUMN     "about" TEXT;

-- Business days after the date that the step is about, which so far was the cutover.
ALTER TABLE "TicketStep" RENAME COLUMN "afterCutover" TO "afterDays";
UPDATE "TicketStep" SET "about" = 'cutover' WHERE "afterDays" IS NOT NULL;
