-- AlterTable
ALTER TABLE "StandingItem" ADD COLUMN     "inputs" JSONB,
ADD COLUMN     "inputsHash" TEXT;

-- What was not posted yet was drafted by rules that protected small counts less well: it is drafted anew.
UPDATE "StandingItem" SET state = 'superseded' WHERE state IN ('draft', 'approved');
