-- AlterTable
ALTER TABLE "DigestPost" ADD COLUMN     "classes" TEXT[] DEFAULT ARRAY[]::TEXT[];
