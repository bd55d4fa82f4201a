-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "billingStops" TEXT,
ADD COLUMN     "created" INTEGER,
ADD COLUMN     "licensed" TEXT,
ADD COLUMN     "signedOffAt" TIMESTAMPTZ(3),
ADD COLUMN     "signedOffBy" TEXT,
ADD COLUMN     "supplied" INTEGER;

-- AlterTable
ALTER TABLE "TicketStep" ADD COLUMN     "again" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "startsBill" BOOLEAN NOT NULL DEFAULT false;
