-- A person who wants no direct messages about a ticket.
CREATE TABLE "Mute" (
    "personId" TEXT NOT NULL,
    "ticketNumber" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("personId","ticketNumber")
);
CREATE INDEX "Mute_ticketNumber_idx" ON "Mute"("ticketNumber");
