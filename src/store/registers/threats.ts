import { THREAT_WORDS, type AssessedThreat, type Threat } from '../../domain/registers/threats.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import { writeNote } from '../audit/audit.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { writeUndoStep, type StepRow, type StepUndone, type Taker } from '../audit/undo-steps.ts';

type Assessment = Omit<AssessedThreat, 'threat'>;

interface ThreatUndo {
  readonly threat: Threat;
  /** Null: it had not been assessed before. */
  readonly before: Assessment | null;
  readonly after: Assessment;
}

export function threatsOf(prisma: PrismaClient, partnershipId: number): Promise<AssessedThreat[]> {
  return prisma.$queryRaw<AssessedThreat[]>`
    SELECT threat, level, trend, assessed::text AS assessed
    FROM "Threat" WHERE "partnershipId" = ${partnershipId} ORDER BY id`;
}

/** The assessment that stands now, with the one before it in the audit trail and in an undo step. */
export async function assessThreat(
  prisma: PrismaClient,
  { threat, ...after }: AssessedThreat,
  undo: UndoLabel,
  note: AuditNote,
): Promise<void> {
  const { partnershipId } = note;
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Partnership" WHERE id = ${partnershipId} FOR NO KEY UPDATE`;
    const [before] = await tx.$queryRaw<Assessment[]>`
      SELECT level, trend, assessed::text AS assessed FROM "Threat"
      WHERE "partnershipId" = ${partnershipId} AND threat = ${threat}`;
    const [row] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO "Threat" ("partnershipId", threat, level, trend, assessed)
      VALUES (${partnershipId}, ${threat}, ${after.level}, ${after.trend}, ${after.assessed}::date)
      ON CONFLICT ("partnershipId", threat) DO UPDATE SET
        level = excluded.level, trend = excluded.trend, assessed = excluded.assessed
      RETURNING id`;
    const previous: ThreatUndo = { threat, before: before ?? null, after };
    const step = { subject: 'threat', subjectId: row?.id ?? 0, version: null, previous } as const;
    await writeUndoStep(tx, undo, { partnershipId, ...step });
    await writeNote(tx, { ...note, previous: before ?? null, next: after });
  });
}

/** Gives a threat the assessment that it had, unless it was assessed again since. */
export async function undoThreat(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  const { threat, before, after } = step.previous as ThreatUndo;
  const name = THREAT_WORDS[threat];
  const [now] = await tx.$queryRaw<Assessment[]>`
    SELECT level, trend, assessed::text AS assessed FROM "Threat" WHERE id = ${step.subjectId} FOR UPDATE`;
  const isAsLeft = now?.level === after.level && now.trend === after.trend && now.assessed === after.assessed;
  if (!isAsLeft) return { undone: false, blockedBy: name };
  if (before === null) await tx.$executeRaw`DELETE FROM "Threat" WHERE id = ${step.subjectId}`;
  else {
    await tx.$executeRaw`
      UPDATE "Threat" SET level = ${before.level}, trend = ${before.trend}, assessed = ${before.assessed}::date
      WHERE id = ${step.subjectId}`;
  }
  const note: AuditNote = {
    ...{ partnershipId: speaker.partnership.id, at, actor: speaker.member.email, source },
    ...{ event: 'threat.undone', subject: threat, previous: after, next: before },
  };
  return { undone: true, what: `the threat of ${name.toLowerCase()} is as it was before`, action: null, note };
}
