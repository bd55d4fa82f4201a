-- When a person gets the morning message, and which one was sent. The minute's job adds the rows.
CREATE TABLE "Morning" (
    "personId" TEXT NOT NULL,
    "time" TEXT,
    "wanted" BOOLEAN,
    "nextAt" TIMESTAMPTZ(3),
    "sentOn" TEXT,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Morning_pkey" PRIMARY KEY ("personId")
);
CREATE INDEX "Morning_nextAt_idx" ON "Morning"("nextAt");
