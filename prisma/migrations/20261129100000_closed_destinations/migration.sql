-- AlterTable
ALTER TABLE "Destination" ADD COLUMN     "closed" TEXT;
