-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN     "copied" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "finished" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "itemErrors" INTEGER,
ADD COLUMN     "itemsMoved" INTEGER,
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "passes" INTEGER,
ADD COLUMN     "passesBefore" INTEGER,
ADD COLUMN     "ready" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "status" TEXT,
ADD COLUMN     "statusSince" TIMESTAMPTZ(3),
ADD COLUMN     "toolRun" TEXT,
ADD COLUMN     "toolSays" TEXT,
ADD COLUMN     "toolStatus" TEXT;

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "mailboxTally" JSONB;

-- AlterTable
ALTER TABLE "TicketBlocker" ADD COLUMN     "reported" BOOLEAN NOT NULL DEFAULT false;
