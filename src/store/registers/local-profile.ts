import type { LocalProfile } from '../../domain/registers/threats.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import type { NewLocalProfile } from '../../ports/registers.ts';
import { writeNote } from '../audit/audit.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { writeUndoStep, type StepRow, type StepUndone, type Taker } from '../audit/undo-steps.ts';

interface LocalProfileUndo {
  readonly version: number;
}

export async function localProfileOf(prisma: PrismaClient, partnershipId: number): Promise<LocalProfile | null> {
  const rows = await prisma.$queryRaw<LocalProfile[]>`
    SELECT id, name, version, author, issued::text AS issued, "reviewBy"::text AS "reviewBy"
    FROM "LocalProfile" WHERE "partnershipId" = ${partnershipId} ORDER BY version DESC LIMIT 1`;
  return rows[0] ?? null;
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

/** Takes a version of the local profile back, unless there is a later one. */
export async function undoLocalProfile(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  const { version } = step.previous as LocalProfileUndo;
  const partnershipId = speaker.partnership.id;
  const removed = await tx.$executeRaw`
    DELETE FROM "LocalProfile" WHERE id = ${step.subjectId} AND version =
      (SELECT max(version) FROM "LocalProfile" WHERE "partnershipId" = ${partnershipId})`;
  const what = `version ${String(version)} of the local profile`;
  if (removed === 0) return { undone: false, blockedBy: what };
  const note: AuditNote = {
    ...{ partnershipId, at, actor: speaker.member.email, source },
    ...{ event: 'local-profile.undone', subject: String(version) },
  };
  return { undone: true, what: `${what} is taken back`, action: null, note };
}
