-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "request" TEXT,
ADD COLUMN     "traceparent" TEXT;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "request" TEXT;

-- CreateTable
CREATE TABLE "Replica" (
    "id" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "tickedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Replica_pkey" PRIMARY KEY ("id")
);
