import type { MeetingKind, MeetingStatus } from '../../domain/calendar/meeting.ts';
import type { Attendance, MeetingRecord } from '../../domain/meetings/record.ts';
import type { Queries } from '../audit/audit.ts';
import type { Prisma } from '../generated/client.ts';
import { jsonParameter } from '../engine/storable.ts';

interface RecordRow extends Omit<MeetingRecord, 'meeting'> {
  readonly meetingId: number;
  readonly kind: MeetingKind;
  readonly startsAt: Date;
  readonly venue: string | null;
  readonly status: MeetingStatus;
}

/** The one that began last of those that a condition on `r` holds for. */
export async function recordWhere(queries: Queries, condition: Prisma.Sql): Promise<MeetingRecord | null> {
  const [row] = await queries.$queryRaw<RecordRow[]>`
    SELECT r.id, r."startedAt", r."startedBy", r.position, r."walkedAt", r."nominalIds", r."finishedAt",
      m.id AS "meetingId", m.kind::text AS kind, m."startsAt", m.venue, m.status::text AS status
    FROM "MeetingRecord" r JOIN "Meeting" m ON m.id = r."meetingId"
    WHERE ${condition} ORDER BY r."startedAt" DESC, r.id DESC LIMIT 1`;
  if (row === undefined) return null;
  const { meetingId, kind, startsAt, venue, status, ...record } = row;
  return { ...record, meeting: { id: meetingId, kind, startsAt, venue, status } };
}

/** Holds a meeting that goes on, and notes that something was done in it; false: it is finished, or gone. */
export async function lockOpen(queries: Queries, partnershipId: number, id: number, at: Date): Promise<boolean> {
  const held = await queries.$executeRaw`
    UPDATE "MeetingRecord" SET "walkedAt" = ${at}::timestamptz
    WHERE id = ${id} AND "partnershipId" = ${partnershipId} AND "finishedAt" IS NULL`;
  return held > 0;
}

export async function attendanceOf(
  queries: Queries,
  partnershipId: number,
  id: number,
): Promise<readonly Attendance[]> {
  return queries.$queryRaw<Attendance[]>`
    SELECT "memberId", attendance::text AS attendance, "deputyForId" FROM "MeetingAttendance"
    WHERE "recordId" = ${id} AND "partnershipId" = ${partnershipId} ORDER BY "memberId"`;
}

/** In the place of what was recorded before; whoever is no member of the partnership is left out. */
export async function writeAttendance(
  queries: Queries,
  partnershipId: number,
  id: number,
  who: readonly Attendance[],
): Promise<void> {
  await queries.$executeRaw`
    DELETE FROM "MeetingAttendance" WHERE "recordId" = ${id} AND "partnershipId" = ${partnershipId}`;
  await queries.$executeRaw`
    INSERT INTO "MeetingAttendance" ("recordId", "memberId", "partnershipId", attendance, "deputyForId")
    SELECT ${id}, m.id, ${partnershipId}, w.attendance::"AttendanceKind", d.id
    FROM jsonb_to_recordset(${jsonParameter(who)}::jsonb) AS w("memberId" int, attendance text, "deputyForId" int)
    JOIN "Member" m ON m.id = w."memberId" AND m."partnershipId" = ${partnershipId}
    LEFT JOIN "Member" d ON d.id = w."deputyForId" AND d."partnershipId" = ${partnershipId}`;
}
