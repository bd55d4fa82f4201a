-- CreateTable
CREATE TABLE "TeamsConversation" (
    "place" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "serviceUrl" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "withId" TEXT,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "retired" TEXT,

    CONSTRAINT "TeamsConversation_pkey" PRIMARY KEY ("place")
);

-- CreateTable
CREATE TABLE "TeamsMember" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "place" TEXT NOT NULL,

    CONSTRAINT "TeamsMember_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TeamsConversation_withId_idx" ON "TeamsConversation"("withId");
