-- AlterTable
ALTER TABLE "Partnership" ADD COLUMN     "exclusionsVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ExcludedName" (
    "partnershipId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "whole" TEXT NOT NULL,

    CONSTRAINT "ExcludedName_pkey" PRIMARY KEY ("partnershipId","hash")
);

-- AddForeignKey
ALTER TABLE "ExcludedName" ADD CONSTRAINT "ExcludedName_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only in the scope of its partnership (docs/decisions/0031).
SELECT clerk_protect('ExcludedName');
