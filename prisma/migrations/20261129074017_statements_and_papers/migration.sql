-- AlterEnum
ALTER TYPE "NudgeKind" ADD VALUE 'papers';

-- AlterTable
ALTER TABLE "StandingItem" ADD COLUMN     "conversationId" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
