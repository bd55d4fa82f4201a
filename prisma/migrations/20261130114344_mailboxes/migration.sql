-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "listsMailboxes" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Mailbox" (
    "ticketNumber" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "exists" BOOLEAN NOT NULL,
    "received" BOOLEAN NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "sizeGb" DOUBLE PRECISION,
    "items" INTEGER,
    "wave" TEXT,
    "notes" TEXT,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("ticketNumber","source")
);

-- CreateTable
CREATE TABLE "SentSheet" (
    "id" SERIAL NOT NULL,
    "ticketNumber" INTEGER NOT NULL,
    "byId" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "takenBy" INTEGER,
    "changed" JSONB,

    CONSTRAINT "SentSheet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SentSheet_ticketNumber_takenBy_idx" ON "SentSheet"("ticketNumber", "takenBy");

-- CreateIndex
CREATE INDEX "SentSheet_sentAt_idx" ON "SentSheet"("sentAt");

-- AddForeignKey
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
