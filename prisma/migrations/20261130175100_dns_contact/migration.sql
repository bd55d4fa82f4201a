ALTER TABLE "Ticket" ADD COLUMN     "dnsContact" TEXT;
