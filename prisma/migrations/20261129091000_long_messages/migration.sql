-- A card that is too long for one message is sent in parts. The delivery keeps what is left, and where it continues.
ALTER TABLE "Delivery" ADD COLUMN "continues" TEXT;
