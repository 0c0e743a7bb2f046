-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "handedOverAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "wroteAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Partnership" ADD COLUMN     "unplannedSince" TIMESTAMPTZ(3);
