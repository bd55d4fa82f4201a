-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "email" TEXT,
ADD COLUMN     "fullName" TEXT,
ADD COLUMN     "linkedTo" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Person_linkedTo_key" ON "Person"("linkedTo");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_linkedTo_fkey" FOREIGN KEY ("linkedTo") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
