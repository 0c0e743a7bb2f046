import type { Meeting, MeetingKind, MeetingStatus } from '../../domain/calendar/meeting.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import type { Meetings } from '../../ports/meetings.ts';
import { writeNote } from '../audit/audit.ts';
import { StoreFault } from '../engine/fault.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { MEETING_COLUMNS, type MeetingRow } from './meeting-rows.ts';
import { writeUndoStep } from '../audit/undo-steps.ts';

/** What may change in a meeting, as an undo step keeps it. */
interface MeetingState {
  /** ISO 8601. */
  readonly startsAt: string;
  readonly status: MeetingStatus;
}

/** How a meeting is put back: as it was, or out of the log (null) where it came from the pattern. */
export interface MeetingUndo {
  readonly kind: MeetingKind;
  readonly before: MeetingState | null;
  readonly after: MeetingState;
}

async function all(prisma: PrismaClient, partnershipId: number): Promise<readonly Meeting[]> {
  return prisma.$queryRaw<MeetingRow[]>`
    SELECT ${MEETING_COLUMNS} FROM "Meeting" WHERE "partnershipId" = ${partnershipId} ORDER BY "startsAt", id`;
}

/** A meeting that so far came from the pattern gets a row, under the time at which the pattern had it. */
async function change(
  prisma: PrismaClient,
  partnershipId: number,
  meeting: Meeting,
  to: { readonly startsAt: Date; readonly status: MeetingStatus },
  undo: UndoLabel,
  note: AuditNote,
): Promise<Meeting> {
  const after: MeetingState = { startsAt: to.startsAt.toISOString(), status: to.status };
  return prisma.$transaction(async (tx) => {
    const found =
      meeting.id === null ? await addToLog(tx, partnershipId, meeting) : await lock(tx, partnershipId, meeting.id);
    const before = found.isNew ? null : { startsAt: found.row.startsAt.toISOString(), status: found.row.status };
    const rows = await tx.$queryRaw<MeetingRow[]>`
      UPDATE "Meeting" SET "startsAt" = ${to.startsAt}::timestamptz, status = ${to.status}::"MeetingStatus"
      WHERE id = ${found.row.id} RETURNING ${MEETING_COLUMNS}`;
    const previous: MeetingUndo = { kind: meeting.kind, before, after };
    await writeUndoStep(tx, undo, {
      partnershipId,
      subject: 'meeting',
      subjectId: found.row.id,
      version: null,
      previous,
    });
    await writeNote(tx, { ...note, previous: before, next: after });
    return rows[0] ?? found.row;
  });
}

/** Gives a meeting that came from the pattern its row. */
export async function addToLog(
  tx: Prisma.TransactionClient,
  partnershipId: number,
  meeting: Meeting,
): Promise<{ readonly row: MeetingRow; readonly isNew: boolean }> {
  const rows = await tx.$queryRaw<MeetingRow[]>`
    INSERT INTO "Meeting" ("partnershipId", kind, "startsAt", "firstPlannedAt", venue, status)
    VALUES (${partnershipId}, ${meeting.kind}::"MeetingKind", ${meeting.startsAt}::timestamptz,
            ${meeting.startsAt}::timestamptz, ${meeting.venue}, 'planned')
    ON CONFLICT ("partnershipId", kind, "firstPlannedAt") DO NOTHING
    RETURNING ${MEETING_COLUMNS}`;
  const [added] = rows;
  if (added !== undefined) return { row: added, isNew: true };
  // Somebody else added the same one a moment ago.
  const there = await tx.$queryRaw<MeetingRow[]>`
    SELECT ${MEETING_COLUMNS} FROM "Meeting"
    WHERE "partnershipId" = ${partnershipId} AND kind = ${meeting.kind}::"MeetingKind"
      AND "firstPlannedAt" = ${meeting.startsAt}::timestamptz FOR UPDATE`;
  return { row: existing(there), isNew: false };
}

async function lock(
  tx: Prisma.TransactionClient,
  partnershipId: number,
  id: number,
): Promise<{ readonly row: MeetingRow; readonly isNew: boolean }> {
  const rows = await tx.$queryRaw<MeetingRow[]>`
    SELECT ${MEETING_COLUMNS} FROM "Meeting" WHERE id = ${id} AND "partnershipId" = ${partnershipId} FOR UPDATE`;
  return { row: existing(rows), isNew: false };
}

function existing(rows: readonly MeetingRow[]): MeetingRow {
  const [row] = rows;
  if (row === undefined) throw new StoreFault('meeting gone', 'That meeting is no longer in the log.');
  return row;
}

export const meetingsIn = inPartnership<Meetings>({
  all,
  move: (prisma, partnershipId, meeting, startsAt, undo, note) =>
    change(prisma, partnershipId, meeting, { startsAt, status: 'planned' }, undo, note),
  cancel: (prisma, partnershipId, meeting, undo, note) =>
    change(prisma, partnershipId, meeting, { startsAt: meeting.startsAt, status: 'cancelled' }, undo, note),
});
