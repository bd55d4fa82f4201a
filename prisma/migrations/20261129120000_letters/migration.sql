-- What letters to the customer need. Each value is kept for the next letter.
ALTER TABLE "Ticket" ADD COLUMN "customerZone" TEXT,
ADD COLUMN "dkim" TEXT,
ADD COLUMN "moveRange" TEXT,
ADD COLUMN "officeMx" TEXT,
ADD COLUMN "oldMx" TEXT,
ADD COLUMN "replyBy" TEXT;
