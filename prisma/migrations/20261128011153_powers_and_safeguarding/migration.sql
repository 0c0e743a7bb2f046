-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "UpdateKind" ADD VALUE 'tagged';
ALTER TYPE "UpdateKind" ADD VALUE 'untagged';
ALTER TYPE "UpdateKind" ADD VALUE 'safeguarded';
ALTER TYPE "UpdateKind" ADD VALUE 'unsafeguarded';

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "powerId" TEXT,
ADD COLUMN     "safeguarding" BOOLEAN NOT NULL DEFAULT false;

-- DropTable
DROP TABLE "Power";

-- Erasing a nominal takes the tags off its actions too. The function is changed where it stands, so that whatever else it
-- has learnt by then stays in it.
DO $$
DECLARE
  before text := pg_get_functiondef('clerk_erase_nominal'::regproc);
  after text := replace(before, 'SET title = ''(erased)'', tactic = NULL,',
    'SET title = ''(erased)'', "powerId" = NULL, safeguarding = false, tactic = NULL,');
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'clerk_erase_nominal does not erase actions as expected';
  END IF;
  EXECUTE after;
END
$$;
