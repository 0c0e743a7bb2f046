-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NudgeKind" ADD VALUE 'unreached';
ALTER TYPE "NudgeKind" ADD VALUE 'mention';
ALTER TYPE "NudgeKind" ADD VALUE 'relay';

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "snoozeReason" TEXT,
ADD COLUMN     "snoozedUntil" DATE;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "unreachedAt" TIMESTAMPTZ(3),
ADD COLUMN     "unreachedCode" TEXT,
ADD COLUMN     "unreachedReason" TEXT;

-- AlterTable
ALTER TABLE "Nudge" ADD COLUMN     "numbers" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "postedAt" TIMESTAMPTZ(3),
ADD COLUMN     "seenUpdate" INTEGER;

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" DOUBLE PRECISION,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Nudge_partnershipId_due_idx" ON "Nudge"("partnershipId", "due");

-- CreateIndex
CREATE INDEX "Nudge_state_sentAt_idx" ON "Nudge"("state", "sentAt");
