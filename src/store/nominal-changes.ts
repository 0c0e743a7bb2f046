import type { Nominal } from '../domain/nominal.ts';
import type { AuditNote, NominalState, UndoLabel } from '../ports.ts';
import { writeNote } from './audit.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { nominalById } from './nominals.ts';
import { writeUndoStep } from './undo-steps.ts';

/** How a nominal is put back, unless it was changed again since. */
export interface NominalUndo {
  readonly ref: string;
  readonly before: NominalState;
}

/** The row, the undo step and the audit entry, or none of them. */
export async function changeNominal(
  prisma: PrismaClient,
  nominal: Nominal,
  to: NominalState,
  undo: UndoLabel,
  note: AuditNote,
): Promise<Nominal | null> {
  const { open, closed, reviewBy } = nominal;
  const before: NominalState = { open, closed, reviewBy };
  const { partnershipId } = note;
  return prisma.$transaction(async (tx) => {
    if (!(await writeState(tx, { id: nominal.id, version: nominal.version }, to))) return null;
    const previous: NominalUndo = { ref: nominal.ref, before };
    const version = nominal.version + 1;
    await writeUndoStep(tx, undo, { partnershipId, subject: 'nominal', subjectId: nominal.id, version, previous });
    await writeNote(tx, { ...note, previous: before, next: to });
    return nominalById(tx, partnershipId, nominal.id);
  });
}

/**
 * False: it has another version by now. Digests that show one of its actions are brought up to date at the next beat,
 * where they leave out what their reader may no longer see.
 */
export async function writeState(
  tx: Prisma.TransactionClient,
  { id, version }: { readonly id: number; readonly version: number },
  to: NominalState,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE "Nominal" SET status = ${to.open ? 'open' : 'closed'}::"NominalStatus", closed = ${to.closed}::date,
      "reviewBy" = ${to.reviewBy}::date, version = version + 1
    WHERE id = ${id} AND version = ${version} AND "erasedAt" IS NULL`;
  if (changed === 0) return false;
  await tx.$executeRaw`
    UPDATE "Nudge" n SET "seenUpdate" = -1
    WHERE n.state = 'sent' AND n."seenUpdate" IS NOT NULL
      AND n."partnershipId" = (SELECT "partnershipId" FROM "Nominal" WHERE id = ${id})
      AND n.numbers && ARRAY(SELECT a.number FROM "Action" a WHERE a."nominalId" = ${id})`;
  return true;
}
