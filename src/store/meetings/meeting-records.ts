import type { Meeting } from '../../domain/calendar/meeting.ts';
import type { Attendance, MeetingRecord } from '../../domain/meetings/record.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import type { MeetingBegin, MeetingRecords } from '../../ports/meetings.ts';
import { writeNote } from '../audit/audit.ts';
import { StoreFault } from '../engine/fault.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import { finishMeeting } from './finish-meeting.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { happenings, minutesOf } from './meeting-minutes.ts';
import { attendanceOf, lockOpen, recordWhere, writeAttendance } from './meeting-record-rows.ts';
import { addToLog } from './meetings.ts';
import { storable } from '../engine/storable.ts';
import { writeUndoStep } from '../audit/undo-steps.ts';

async function open(prisma: PrismaClient, partnershipId: number): Promise<MeetingRecord | null> {
  return recordWhere(prisma, Prisma.sql`r."partnershipId" = ${partnershipId} AND r."finishedAt" IS NULL`);
}

async function latest(prisma: PrismaClient, partnershipId: number): Promise<MeetingRecord | null> {
  return recordWhere(prisma, Prisma.sql`r."partnershipId" = ${partnershipId}`);
}

/** Two who start at once wait for each other: the second finds the meeting of the first. */
async function start(
  prisma: PrismaClient,
  meeting: Meeting,
  begin: MeetingBegin,
  undo: UndoLabel,
  note: AuditNote,
): Promise<MeetingRecord | null> {
  const { partnershipId, at } = note;
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Partnership" WHERE id = ${partnershipId} FOR NO KEY UPDATE`;
    const found =
      meeting.id === null
        ? await addToLog(tx, partnershipId, meeting)
        : { row: { ...meeting, id: meeting.id }, isNew: false };
    const [clash] = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM "MeetingRecord"
      WHERE "partnershipId" = ${partnershipId} AND ("finishedAt" IS NULL OR "meetingId" = ${found.row.id}) LIMIT 1`;
    if (clash !== undefined) return null;
    await tx.$executeRaw`
      UPDATE "Meeting" SET "startsAt" = ${begin.startsAt}::timestamptz WHERE id = ${found.row.id}`;
    const [row] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO "MeetingRecord" ("partnershipId", "meetingId", "startedAt", "startedBy", position, "walkedAt", "nominalIds")
      VALUES (${partnershipId}, ${found.row.id}, ${at}::timestamptz, ${note.actor}, ${begin.position},
              ${at}::timestamptz, ${[...begin.nominalIds]}::int[])
      RETURNING id`;
    if (row === undefined) throw new StoreFault('meeting not started', 'The meeting could not be started.');
    const previous = { startsAt: found.isNew ? null : meeting.startsAt.toISOString() };
    await writeUndoStep(tx, undo, { partnershipId, subject: 'start', subjectId: row.id, version: null, previous });
    await writeNote(tx, note);
    return recordWhere(tx, Prisma.sql`r.id = ${row.id}`);
  });
}

async function walk(
  prisma: PrismaClient,
  partnershipId: number,
  id: number,
  position: string | null,
  at: Date,
): Promise<MeetingRecord | null> {
  const walked = await prisma.$executeRaw`
    UPDATE "MeetingRecord" SET position = coalesce(${position}, position), "walkedAt" = ${at}::timestamptz
    WHERE id = ${id} AND "partnershipId" = ${partnershipId} AND "finishedAt" IS NULL`;
  return walked === 0 ? null : recordWhere(prisma, Prisma.sql`r.id = ${id}`);
}

async function decide(
  prisma: PrismaClient,
  record: MeetingRecord,
  nominalId: number | null,
  text: string,
  undo: UndoLabel,
  note: AuditNote,
): Promise<boolean> {
  const { partnershipId, at } = note;
  return prisma.$transaction(async (tx) => {
    if (!(await lockOpen(tx, partnershipId, record.id, at))) return false;
    const [row] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO "MeetingMinute" ("partnershipId", "recordId", kind, at, "nominalId", text)
      VALUES (${partnershipId}, ${record.id}, 'decision', ${at}::timestamptz, ${nominalId}, ${storable(text)})
      RETURNING id`;
    if (row === undefined) return false;
    await writeUndoStep(tx, undo, {
      partnershipId,
      subject: 'decision',
      subjectId: row.id,
      version: null,
      previous: {},
    });
    await writeNote(tx, note);
    return true;
  });
}

async function attend(
  prisma: PrismaClient,
  record: MeetingRecord,
  who: readonly Attendance[],
  undo: UndoLabel,
  note: AuditNote,
): Promise<boolean> {
  const { partnershipId, at } = note;
  return prisma.$transaction(async (tx) => {
    if (!(await lockOpen(tx, partnershipId, record.id, at))) return false;
    const previous = await attendanceOf(tx, partnershipId, record.id);
    await writeAttendance(tx, partnershipId, record.id, who);
    await writeUndoStep(tx, undo, {
      ...{ partnershipId, subject: 'attendance', subjectId: record.id, version: null },
      previous: { before: previous, after: who },
    });
    await writeNote(tx, note);
    return true;
  });
}

export const meetingRecordsIn = inPartnership<MeetingRecords>({
  open,
  latest,
  start,
  walk,
  decide,
  attendance: attendanceOf,
  attend,
  minutes: minutesOf,
  happenings,
  finish: finishMeeting,
});
