import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Deed } from '../../domain/meetings/deeds.ts';
import type { MeetingRecord } from '../../domain/meetings/record.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import { writeNote } from '../audit/audit.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { jsonParameter } from '../engine/storable.ts';
import { writeUndoStep } from '../audit/undo-steps.ts';

/** The minutes, the meeting, the actions that it issues, the undo step and the audit entry, or none of them. */
export async function finishMeeting(
  prisma: PrismaClient,
  record: MeetingRecord,
  deeds: readonly Deed[],
  issuedOn: IsoDate,
  undo: UndoLabel,
  note: AuditNote,
): Promise<readonly string[] | null> {
  const { partnershipId, at, actor } = note;
  return prisma.$transaction(async (tx) => {
    const finished = await tx.$executeRaw`
      UPDATE "MeetingRecord" SET "finishedAt" = ${at}::timestamptz, "finishedBy" = ${actor}
      WHERE id = ${record.id} AND "partnershipId" = ${partnershipId} AND "finishedAt" IS NULL`;
    if (finished === 0) return null;
    const added = deeds.flatMap(({ kind, actionId }) => (kind === 'added' && actionId !== null ? [actionId] : []));
    const issued = await issue(tx, partnershipId, added, issuedOn, at);
    await tx.$executeRaw`UPDATE "Meeting" SET status = 'held' WHERE id = ${record.meeting.id}`;
    await keepMinutes(tx, partnershipId, record.id, deeds);
    const previous = { status: record.meeting.status };
    await writeUndoStep(tx, undo, { partnershipId, subject: 'finish', subjectId: record.id, version: null, previous });
    await writeNote(tx, { ...note, next: { issued } });
    return issued;
  });
}

/**
 * An action that was issued, or given to somebody, has been announced: it is not announced again. Whoever added it can
 * still take that back.
 */
async function issue(
  tx: Prisma.TransactionClient,
  partnershipId: number,
  ids: readonly number[],
  on: IsoDate,
  at: Date,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ ref: string }[]>`
    WITH issued AS (
      UPDATE "Action" SET issued = ${on}::date, "handedOverAt" = ${at}::timestamptz, version = version + 1
      WHERE id = ANY (${[...ids]}::int[]) AND "partnershipId" = ${partnershipId} AND status = 'proposed'
        AND issued IS NULL AND "handedOverAt" IS NULL AND "ownerId" IS NOT NULL
      RETURNING id, ref, version
    ), earlier AS (
      UPDATE "UndoStep" s SET version = i.version FROM issued i
      WHERE s.subject = 'action' AND s."subjectId" = i.id AND s."undoneAt" IS NULL AND s.version = i.version - 1
    )
    SELECT ref FROM issued ORDER BY id`;
  return rows.map(({ ref }) => ref);
}

async function keepMinutes(
  tx: Prisma.TransactionClient,
  partnershipId: number,
  recordId: number,
  deeds: readonly Deed[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "MeetingMinute" ("partnershipId", "recordId", kind, at, "nominalId", "actionId", text, owner, due)
    SELECT ${partnershipId}, ${recordId}, d.kind::"MinuteKind", d.at, d."nominalId", d."actionId", d.text, d.owner, d.due
    FROM jsonb_to_recordset(${jsonParameter(deeds)}::jsonb) AS d(
      kind text, at timestamptz, "nominalId" int, "actionId" int, text text, owner text, due date)`;
}
