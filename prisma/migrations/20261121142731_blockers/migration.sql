-- CreateTable
CREATE TABLE "TicketBlocker" (
    "id" SERIAL NOT NULL,
    "ticketNumber" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "clearedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TicketBlocker_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TicketBlocker_ticketNumber_clearedAt_idx" ON "TicketBlocker"("ticketNumber", "clearedAt");

-- AddForeignKey
ALTER TABLE "TicketBlocker" ADD CONSTRAINT "TicketBlocker_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
