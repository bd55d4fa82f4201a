-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "waveSignOffs" JSONB;
