import { longDateTime } from '../../domain/calendar/dates.ts';
import type { Attendance } from '../../domain/meetings/record.ts';
import type { AuditNote } from '../../ports/audit.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { Prisma } from '../generated/client.ts';
import { attendanceOf, lockOpen, recordWhere, writeAttendance } from '../meetings/meeting-record-rows.ts';
import type { RecordSubject, StepRow, StepUndone, Taker } from '../audit/undo-steps.ts';

const BLOCKED = { undone: false, blockedBy: 'The meeting' } as const;

/** Takes back what was recorded in a meeting, unless it was finished, or somebody has recorded over it since. */
export async function undoInMeeting(
  tx: Prisma.TransactionClient,
  subject: RecordSubject,
  step: StepRow,
  taker: Taker,
): Promise<StepUndone> {
  const what = await takeBack(tx, subject, step, taker);
  if (what === null) return BLOCKED;
  const { speaker, at, source } = taker;
  const note: AuditNote = {
    ...{ partnershipId: speaker.partnership.id, at, actor: speaker.member.email, source },
    ...{ event: 'meeting.undone', subject },
  };
  return { undone: true, what, action: null, note };
}

async function takeBack(
  tx: Prisma.TransactionClient,
  subject: RecordSubject,
  step: StepRow,
  taker: Taker,
): Promise<string | null> {
  const { id: partnershipId, timezone } = taker.speaker.partnership;
  switch (subject) {
    case 'start':
      return undoStart(tx, step, partnershipId, timezone);
    case 'decision':
      return undoDecision(tx, step, taker);
    case 'attendance':
      return undoAttendance(tx, step, taker);
    case 'finish':
      return reopen(tx, step, partnershipId, timezone);
  }
}

async function undoStart(
  tx: Prisma.TransactionClient,
  { subjectId, previous }: StepRow,
  partnershipId: number,
  timezone: string,
): Promise<string | null> {
  const { startsAt } = previous as { readonly startsAt: string | null };
  const record = await recordWhere(
    tx,
    Prisma.sql`r.id = ${subjectId} AND r."partnershipId" = ${partnershipId} AND r."finishedAt" IS NULL
      AND NOT EXISTS (SELECT FROM "MeetingMinute" i WHERE i."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "MeetingAttendance" t WHERE t."recordId" = r.id)`,
  );
  if (record === null) return null;
  await tx.$executeRaw`DELETE FROM "MeetingRecord" WHERE id = ${subjectId}`;
  if (startsAt === null) await tx.$executeRaw`DELETE FROM "Meeting" WHERE id = ${record.meeting.id}`;
  else {
    await tx.$executeRaw`
      UPDATE "Meeting" SET "startsAt" = ${startsAt}::timestamptz WHERE id = ${record.meeting.id}`;
  }
  const planned = startsAt === null ? record.meeting.startsAt : new Date(startsAt);
  return `the meeting of ${longDateTime(planned, timezone)} is not started`;
}

async function undoDecision(
  tx: Prisma.TransactionClient,
  { subjectId }: StepRow,
  { speaker, at }: Taker,
): Promise<string | null> {
  const { id: partnershipId } = speaker.partnership;
  const [row] = await tx.$queryRaw<{ recordId: number }[]>`
    SELECT "recordId" FROM "MeetingMinute" WHERE id = ${subjectId} AND "partnershipId" = ${partnershipId}`;
  if (row === undefined || !(await lockOpen(tx, partnershipId, row.recordId, at))) return null;
  await tx.$executeRaw`DELETE FROM "MeetingMinute" WHERE id = ${subjectId}`;
  return 'that decision is taken out of the minutes';
}

async function undoAttendance(
  tx: Prisma.TransactionClient,
  { subjectId, previous }: StepRow,
  { speaker, at }: Taker,
): Promise<string | null> {
  const { id: partnershipId } = speaker.partnership;
  const { before, after } = previous as {
    readonly before: readonly Attendance[];
    readonly after: readonly Attendance[];
  };
  if (!(await lockOpen(tx, partnershipId, subjectId, at))) return null;
  const sorted = (who: readonly Attendance[]): string => canonicalJson(who.toSorted((a, b) => a.memberId - b.memberId));
  if (sorted(await attendanceOf(tx, partnershipId, subjectId)) !== sorted(after)) return null;
  await writeAttendance(tx, partnershipId, subjectId, before);
  return 'attendance is as it was before';
}

/** What was issued stays issued: its owners have been told. What the meeting decided stays in the minutes. */
async function reopen(
  tx: Prisma.TransactionClient,
  { subjectId, previous }: StepRow,
  partnershipId: number,
  timezone: string,
): Promise<string | null> {
  const record = await recordWhere(
    tx,
    Prisma.sql`r.id = ${subjectId} AND r."partnershipId" = ${partnershipId} AND r."finishedAt" IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM "MeetingRecord" o WHERE o."partnershipId" = r."partnershipId" AND o."finishedAt" IS NULL)`,
  );
  if (record === null) return null;
  const { status } = previous as { readonly status: string };
  await tx.$executeRaw`UPDATE "MeetingRecord" SET "finishedAt" = NULL, "finishedBy" = NULL WHERE id = ${subjectId}`;
  await tx.$executeRaw`UPDATE "Meeting" SET status = ${status}::"MeetingStatus" WHERE id = ${record.meeting.id}`;
  await tx.$executeRaw`DELETE FROM "MeetingMinute" WHERE "recordId" = ${subjectId} AND kind <> 'decision'`;
  return `the meeting of ${longDateTime(record.meeting.startsAt, timezone)} goes on; actions that were issued stay issued`;
}
