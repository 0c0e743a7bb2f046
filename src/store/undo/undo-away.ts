import type { AuditNote } from '../../ports/audit.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import { setAway, type AwayUndo } from '../people/absences.ts';
import type { Prisma } from '../generated/client.ts';
import type { StepRow, StepUndone, Taker } from '../audit/undo-steps.ts';

/** Takes an absence back, or its end; unless it was changed again since. */
export async function undoAway(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  const { before, after } = step.previous as AwayUndo;
  const rows = await tx.$queryRaw<{ until: string; ended: boolean }[]>`
    SELECT until::text AS until, "endedAt" IS NOT NULL AS ended FROM "Away" WHERE id = ${step.subjectId} FOR UPDATE`;
  const [now] = rows;
  if (now === undefined || now.until !== after.until || now.ended !== after.ended) {
    return { undone: false, blockedBy: 'Your absence' };
  }
  await setAway(tx, step.subjectId, before ?? { until: after.until, ended: true }, at);
  const note: AuditNote = {
    partnershipId: speaker.partnership.id,
    at,
    actor: speaker.member.email,
    event: 'away.undone',
    subject: speaker.member.email,
    source,
    previous: after,
    next: before,
  };
  const what =
    before === null ? 'you are not down as away' : `you are down as away until ${longDate(before.until)} again`;
  return { undone: true, what, action: null, note };
}
