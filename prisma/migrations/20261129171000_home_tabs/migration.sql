-- People who opened App Home, so that it can be drawn again.
CREATE TABLE "HomeTab" (
    "personId" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL,
    "drawn" TEXT NOT NULL,
    "answer" JSONB,
    CONSTRAINT "HomeTab_pkey" PRIMARY KEY ("personId")
);
CREATE INDEX "HomeTab_openedAt_idx" ON "HomeTab"("openedAt");
-- Says at once whether anything happened since a Home was drawn.
CREATE INDEX "Event_at_idx" ON "Event"("at");
