-- CreateEnum
CREATE TYPE "AttendanceKind" AS ENUM ('present', 'apologies');

-- CreateEnum
CREATE TYPE "MinuteKind" AS ENUM ('decision', 'confirmed', 'rejected', 'extended', 'ended', 'reopened', 'reassigned', 'added', 'nominal_closed', 'nominal_reopened', 'nominal_reviewed');

-- CreateTable
CREATE TABLE "MeetingRecord" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "meetingId" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedBy" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "walkedAt" TIMESTAMPTZ(3) NOT NULL,
    "nominalIds" INTEGER[],
    "finishedAt" TIMESTAMPTZ(3),
    "finishedBy" TEXT,

    CONSTRAINT "MeetingRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingAttendance" (
    "recordId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "attendance" "AttendanceKind" NOT NULL,
    "deputyForId" INTEGER,

    CONSTRAINT "MeetingAttendance_pkey" PRIMARY KEY ("recordId","memberId")
);

-- CreateTable
CREATE TABLE "MeetingMinute" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "recordId" INTEGER NOT NULL,
    "kind" "MinuteKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "nominalId" INTEGER,
    "actionId" INTEGER,
    "text" TEXT,
    "owner" TEXT,
    "due" DATE,

    CONSTRAINT "MeetingMinute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MeetingRecord_meetingId_key" ON "MeetingRecord"("meetingId");

-- CreateIndex
CREATE INDEX "MeetingRecord_partnershipId_startedAt_idx" ON "MeetingRecord"("partnershipId", "startedAt");

-- CreateIndex
CREATE INDEX "MeetingMinute_recordId_idx" ON "MeetingMinute"("recordId");

-- CreateIndex
CREATE INDEX "MeetingMinute_nominalId_idx" ON "MeetingMinute"("nominalId");

-- AddForeignKey
ALTER TABLE "MeetingRecord" ADD CONSTRAINT "MeetingRecord_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingRecord" ADD CONSTRAINT "MeetingRecord_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingAttendance" ADD CONSTRAINT "MeetingAttendance_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingAttendance" ADD CONSTRAINT "MeetingAttendance_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "MeetingRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingAttendance" ADD CONSTRAINT "MeetingAttendance_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingAttendance" ADD CONSTRAINT "MeetingAttendance_deputyForId_fkey" FOREIGN KEY ("deputyForId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingMinute" ADD CONSTRAINT "MeetingMinute_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingMinute" ADD CONSTRAINT "MeetingMinute_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "MeetingRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingMinute" ADD CONSTRAINT "MeetingMinute_nominalId_fkey" FOREIGN KEY ("nominalId") REFERENCES "Nominal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingMinute" ADD CONSTRAINT "MeetingMinute_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT clerk_protect(name) FROM unnest(ARRAY['MeetingRecord', 'MeetingAttendance', 'MeetingMinute']) AS name;

-- Erasing a nominal erases what meetings decided and did about it, and its code in what they decided otherwise. The
-- function is changed where it stands, so that whatever else it has learnt by then stays in it.
DO $$
DECLARE
  before text := pg_get_functiondef('clerk_erase_nominal'::regproc);
  after text := replace(before, 'DELETE FROM public."UndoStep" s',
    'DELETE FROM public."MeetingMinute"
  WHERE "partnershipId" = nominal.partnership AND ("nominalId" = nominal_id OR "actionId" = ANY (its_actions));
  UPDATE public."MeetingMinute" SET text = public.clerk_without(text, codes)
  WHERE "partnershipId" = nominal.partnership AND text ~* codes;
  UPDATE public."MeetingRecord" SET "nominalIds" = array_remove("nominalIds", nominal_id)
  WHERE "partnershipId" = nominal.partnership AND nominal_id = ANY ("nominalIds");

  DELETE FROM public."UndoStep" s');
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'clerk_erase_nominal does not take back undo steps as expected';
  END IF;
  EXECUTE after;
END
$$;
