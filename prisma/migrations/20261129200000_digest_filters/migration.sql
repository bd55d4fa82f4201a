-- AlterTable
ALTER TABLE "DigestRun" ADD COLUMN     "countsUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "DigestSchedule" ADD COLUMN     "filter" JSONB;
