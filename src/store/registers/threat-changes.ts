import type { AssessedThreat, LocalProfile, Threat } from '../../domain/registers/threats.ts';
import { THREAT_WORDS } from '../../domain/registers/threats.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import type { NewLocalProfile } from '../../ports/registers.ts';
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

interface LocalProfileUndo {
  readonly version: number;
}

export async function localProfileOf(prisma: PrismaClient, partnershipId: number): Promise<LocalProfile | null> {
  const rows = await prisma.$queryRaw<LocalProfile[]>`
    SELECT id, name, version, author, issued::text AS issued, "reviewBy"::text AS "reviewBy"
    FROM "LocalProfile" WHERE "partnershipId" = ${partnershipId} ORDER BY version DESC LIMIT 1`;
  return rows[0] ?? null;
}

export function threatsOf(prisma: PrismaClient, partnershipId: number): Promise<AssessedThreat[]> {
  return prisma.$queryRaw<AssessedThreat[]>`
    SELECT threat, level, trend, assessed::text AS assessed
    FROM "Threat" WHERE "partnershipId" = ${partnershipId} ORDER BY id`;
}

/** False: there is this version already, or a later one. */
export async function issueLocalProfile(
  prisma: PrismaClient,
  { name, version, author, issued, reviewBy }: NewLocalProfile,
  undo: UndoLabel,
  note: AuditNote,
): Promise<boolean> {
  const { partnershipId } = note;
  return prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO "LocalProfile" ("partnershipId", name, version, author, issued, "reviewBy")
      SELECT ${partnershipId}, ${name}, ${version}, ${author}, ${issued}::date, ${reviewBy}::date
      WHERE NOT EXISTS (SELECT FROM "LocalProfile" WHERE "partnershipId" = ${partnershipId} AND version >= ${version})
      ON CONFLICT DO NOTHING RETURNING id`;
    if (row === undefined) return false;
    const previous: LocalProfileUndo = { version };
    const step = { subject: 'local profile', subjectId: row.id, version: null, previous } as const;
    await writeUndoStep(tx, undo, { partnershipId, ...step });
    await writeNote(tx, { ...note, next: { version, issued, reviewBy } });
    return true;
  });
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

/** Takes a version of the local profile back, unless there is a later one. */
export async function undoLocalProfile(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { version } = step.previous as LocalProfileUndo;
  const { id: partnershipId } = taker.speaker.partnership;
  const removed = await tx.$executeRaw`
    DELETE FROM "LocalProfile" WHERE id = ${step.subjectId} AND version =
      (SELECT max(version) FROM "LocalProfile" WHERE "partnershipId" = ${partnershipId})`;
  const what = `version ${String(version)} of the local profile`;
  if (removed === 0) return { undone: false, blockedBy: what };
  const note = undone('local-profile.undone', String(version), taker);
  return { undone: true, what: `${what} is taken back`, action: null, note };
}

/** Gives a threat the assessment that it had, unless it was assessed again since. */
export async function undoThreat(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
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
  const note = { ...undone('threat.undone', threat, taker), previous: after, next: before };
  return { undone: true, what: `the threat of ${name.toLowerCase()} is as it was before`, action: null, note };
}

function undone(event: string, subject: string, { speaker, at, source }: Taker): AuditNote {
  return { partnershipId: speaker.partnership.id, at, actor: speaker.member.email, event, subject, source };
}
