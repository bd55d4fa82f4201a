-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "part" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unclearSince" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Destination" ADD COLUMN     "failing" TEXT,
ADD COLUMN     "failingTold" TIMESTAMPTZ(3),
ADD COLUMN     "sending" BIGINT,
ADD COLUMN     "sendingSince" TIMESTAMPTZ(3);

-- A long card whose first message was posted by an earlier release continues as part 1.
UPDATE "Delivery" SET "part" = 1 WHERE "continues" IS NOT NULL;

-- Few deliveries are in doubt, so the job that looks for second messages reads only those.
CREATE INDEX "Delivery_unclearSince_idx" ON "Delivery" ("unclearSince") WHERE "unclearSince" IS NOT NULL AND "state" = 'sent';
