import type { Profile, ProfileDays } from '../../domain/registers/profile.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import { writeNote } from '../audit/audit.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { writeUndoStep, type StepRow, type StepUndone, type Taker } from '../audit/undo-steps.ts';

interface ProfileUndo {
  readonly ref: string;
  readonly before: ProfileDays;
  readonly after: ProfileDays;
}

export function profilesOf(prisma: PrismaClient, partnershipId: number): Promise<readonly Profile[]> {
  return prisma.$queryRaw<Profile[]>`
    SELECT id, ref, number, title, kind::text AS kind, requested::text AS requested, received::text AS received, accepted::text AS accepted,
           "reviewBy"::text AS "reviewBy",
           ARRAY(SELECT n.ref FROM "Nominal" n WHERE n."profileId" = p.id AND n.status = 'open' AND n."erasedAt" IS NULL
             ORDER BY n.kind, n.number) AS nominals
    FROM "Profile" p WHERE "partnershipId" = ${partnershipId} ORDER BY number`;
}

/** The days, the undo step and the audit entry, or none of them. */
export async function stampProfile(
  prisma: PrismaClient,
  profile: Profile,
  to: ProfileDays,
  undo: UndoLabel,
  note: AuditNote,
): Promise<boolean> {
  const { id, ref, requested, received, accepted, reviewBy } = profile;
  const before: ProfileDays = { requested, received, accepted, reviewBy };
  const { partnershipId } = note;
  return prisma.$transaction(async (tx) => {
    if (!(await write(tx, id, before, to))) return false;
    const previous: ProfileUndo = { ref, before, after: to };
    await writeUndoStep(tx, undo, { partnershipId, subject: 'profile', subjectId: id, version: null, previous });
    await writeNote(tx, { ...note, previous: before, next: to });
    return true;
  });
}

/** Gives a profile its days back, unless they were changed again since. */
export async function undoProfile(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  const { ref, before, after } = step.previous as ProfileUndo;
  if (!(await write(tx, step.subjectId, after, before))) return { undone: false, blockedBy: ref };
  const note: AuditNote = {
    partnershipId: speaker.partnership.id,
    at,
    actor: speaker.member.email,
    event: 'profile.undone',
    subject: ref,
    source,
    previous: after,
    next: before,
  };
  return { undone: true, what: `${ref} is as it was before`, action: null, note };
}

/** False: its days are others by now. */
async function write(tx: Prisma.TransactionClient, id: number, from: ProfileDays, to: ProfileDays): Promise<boolean> {
  const written = await tx.$executeRaw`
    UPDATE "Profile" SET requested = ${to.requested}::date, received = ${to.received}::date,
      accepted = ${to.accepted}::date, "reviewBy" = ${to.reviewBy}::date
    WHERE id = ${id} AND (requested, received, accepted, "reviewBy") IS NOT DISTINCT FROM
      (${from.requested}::date, ${from.received}::date, ${from.accepted}::date, ${from.reviewBy}::date)`;
  return written > 0;
}
