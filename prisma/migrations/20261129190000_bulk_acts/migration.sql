-- CreateTable
CREATE TABLE "BulkAct" (
    "id" SERIAL NOT NULL,
    "byId" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "act" JSONB NOT NULL,
    "tickets" JSONB NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" TEXT,

    CONSTRAINT "BulkAct_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BulkAct_askedAt_idx" ON "BulkAct"("askedAt");
