import type { AuditNote } from '../../ports/audit.ts';
import { longDateTime } from '../../domain/calendar/dates.ts';
import type { Prisma } from '../generated/client.ts';
import type { MeetingUndo } from '../meetings/meetings.ts';
import type { StepRow, StepUndone, Taker } from '../audit/undo-steps.ts';

/** Puts a moved or cancelled meeting back, unless it was moved or cancelled again since. */
export async function undoMeeting(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  const { before, after, kind } = step.previous as MeetingUndo;
  const { partnership } = speaker;
  const name = kind === 'board' ? partnership.board : partnership.name;
  const rows = await tx.$queryRaw<{ startsAt: Date; status: string }[]>`
    SELECT "startsAt", status::text AS status FROM "Meeting" WHERE id = ${step.subjectId} FOR UPDATE`;
  const [now] = rows;
  if (now === undefined || now.startsAt.toISOString() !== after.startsAt || now.status !== after.status) {
    return { undone: false, blockedBy: `The next meeting of ${name}` };
  }
  if (before === null) await tx.$executeRaw`DELETE FROM "Meeting" WHERE id = ${step.subjectId}`;
  else {
    await tx.$executeRaw`
      UPDATE "Meeting" SET "startsAt" = ${before.startsAt}::timestamptz, status = ${before.status}::"MeetingStatus"
      WHERE id = ${step.subjectId}`;
  }
  const note: AuditNote = {
    partnershipId: partnership.id,
    at,
    actor: speaker.member.email,
    event: 'meeting.undone',
    subject: kind,
    source,
    previous: after,
    next: before,
  };
  const what =
    before === null
      ? `${name} meets by its usual pattern again`
      : `${name} meets on ${longDateTime(new Date(before.startsAt), partnership.timezone)} again`;
  return { undone: true, what, action: null, note };
}
