-- CreateTable
CREATE TABLE "DigestPost" (
    "place" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "card" JSONB NOT NULL,
    "tickets" INTEGER[],
    "shown" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DigestPost_pkey" PRIMARY KEY ("place","anchor")
);

-- CreateIndex
CREATE INDEX "DigestPost_at_idx" ON "DigestPost"("at");
