-- AlterEnum
ALTER TYPE "NudgeKind" ADD VALUE 'closed';

-- AlterTable
ALTER TABLE "Nominal" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "heldSince" DATE,
ADD COLUMN     "reviewBy" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "NominalAlias" (
    "nominalId" INTEGER NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "keyId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NominalAlias_pkey" PRIMARY KEY ("nominalId")
);

-- CreateTable
CREATE TABLE "SharedCard" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "conversationId" TEXT NOT NULL,
    "activityId" TEXT NOT NULL,
    "nominalIds" INTEGER[],
    "shownAt" TIMESTAMPTZ(3) NOT NULL,
    "takenDownAt" TIMESTAMPTZ(3),

    CONSTRAINT "SharedCard_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NominalAlias_partnershipId_idx" ON "NominalAlias"("partnershipId");

-- CreateIndex
CREATE INDEX "SharedCard_partnershipId_takenDownAt_idx" ON "SharedCard"("partnershipId", "takenDownAt");

-- CreateIndex
CREATE UNIQUE INDEX "SharedCard_conversationId_activityId_key" ON "SharedCard"("conversationId", "activityId");

-- AddForeignKey
ALTER TABLE "NominalAlias" ADD CONSTRAINT "NominalAlias_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominalAlias" ADD CONSTRAINT "NominalAlias_nominalId_fkey" FOREIGN KEY ("nominalId") REFERENCES "Nominal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedCard" ADD CONSTRAINT "SharedCard_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT clerk_protect(name) FROM unnest(ARRAY['NominalAlias', 'SharedCard']) AS name;
