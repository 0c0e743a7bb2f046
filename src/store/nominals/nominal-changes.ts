import type { Nominal } from '../../domain/nominals/nominal.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import type { NominalState } from '../../ports/nominals.ts';
import { writeNote } from '../audit/audit.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { nominalById } from './nominals-read.ts';
import { writeUndoStep } from '../audit/undo-steps.ts';

/** The row, the undo step and the audit entry, or none of them. */
export async function changeNominal(
  prisma: PrismaClient,
  nominal: Nominal,
  to: NominalState,
  undo: UndoLabel,
  note: AuditNote,
): Promise<Nominal | null> {
  const { partnershipId } = note;
  const statusOf = ({ open }: NominalState): 'open' | 'closed' => (open ? 'open' : 'closed');
  return prisma.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE "Nominal" SET status = ${statusOf(to)}::"NominalStatus", closed = ${to.closed}::date,
        "reviewBy" = ${to.reviewBy}::date, version = version + 1
      WHERE id = ${nominal.id} AND version = ${nominal.version} AND "erasedAt" IS NULL`;
    if (changed === 0) return null;
    await digestsAreStale(tx, nominal.id);
    const { closed, reviewBy } = nominal;
    const previous = { status: statusOf(nominal), closed, reviewBy };
    const version = nominal.version + 1;
    await writeUndoStep(tx, undo, { partnershipId, subject: 'nominal', subjectId: nominal.id, version, previous });
    await writeNote(tx, { ...note, previous, next: { ...to, open: undefined, status: statusOf(to) } });
    return nominalById(tx, partnershipId, nominal.id);
  });
}

/** Digests that show an action about it are made anew at the next beat, without what their reader may no longer see. */
export async function digestsAreStale(tx: Prisma.TransactionClient, nominalId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Nudge" n SET "seenUpdate" = -1
    WHERE n.state = 'sent' AND n."seenUpdate" IS NOT NULL
      AND n."partnershipId" = (SELECT "partnershipId" FROM "Nominal" WHERE id = ${nominalId})
      AND n.numbers && ARRAY(SELECT a.number FROM "Action" a WHERE a."nominalId" = ${nominalId})`;
}
