import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Nominal } from '../../domain/nominals/nominal.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import { writeNote } from '../audit/audit.ts';
import type { PrismaClient } from '../generated/client.ts';
import { writeUndoStep } from '../audit/undo-steps.ts';

/** Holds a nominal from a day, or releases it; false where it was changed meanwhile, and then nothing is. */
export async function holdNominal(
  prisma: PrismaClient,
  nominal: Nominal,
  heldSince: IsoDate | null,
  undo: UndoLabel,
  note: AuditNote,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE "Nominal" SET "heldSince" = ${heldSince}::date, version = version + 1
      WHERE id = ${nominal.id} AND version = ${nominal.version} AND "erasedAt" IS NULL`;
    if (changed === 0) return false;
    await writeUndoStep(tx, undo, {
      partnershipId: note.partnershipId,
      subject: 'nominal',
      subjectId: nominal.id,
      version: nominal.version + 1,
      previous: { heldSince: nominal.heldSince },
    });
    await writeNote(tx, note);
    return true;
  });
}
