-- CreateTable
CREATE TABLE "ClockRecord" (
    "id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "mendedAt" TIMESTAMPTZ(3),
    "mendedFrom" TIMESTAMPTZ(3),

    CONSTRAINT "ClockRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MendedMoment" (
    "id" BIGSERIAL NOT NULL,
    "table" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    "key" JSONB NOT NULL,
    "was" TIMESTAMPTZ(3) NOT NULL,
    "became" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MendedMoment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MendedMoment_table_column_idx" ON "MendedMoment"("table", "column");

-- CreateIndex
CREATE INDEX "Delivery_settledAt_idx" ON "Delivery"("settledAt");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");
