import type { DueForErasure } from '../../ports/nominals.ts';
import type { PrismaClient } from '../generated/client.ts';

export async function dueForErasure(prisma: PrismaClient, partnershipId: number, at: Date): Promise<DueForErasure> {
  const rows = await prisma.$queryRaw<{ id: number; openActions: number }[]>`
    SELECT id, "openActions" FROM clerk_due_for_erasure(${partnershipId}::int, ${at}::timestamptz)`;
  const due = rows.filter(({ openActions }) => openActions === 0).map(({ id }) => id);
  return { due, waiting: rows.length - due.length };
}

/** What of a partnership is kept longer than its retention, for the doctor. */
export interface KeptLonger {
  readonly code: string;
  /** Closed, nobody knows when: nothing is counted from. */
  readonly undated: number;
  /** Due, but an action about them is open. */
  readonly waiting: number;
}

export async function keptLonger(prisma: PrismaClient, at: Date): Promise<readonly KeptLonger[]> {
  return prisma.$queryRaw<KeptLonger[]>`
    SELECT p.code,
      (SELECT count(*)::int FROM "Nominal" n WHERE n."partnershipId" = p.id AND n.status = 'closed'
         AND n.closed IS NULL AND n."erasedAt" IS NULL AND n."heldSince" IS NULL) AS undated,
      (SELECT count(*)::int FROM clerk_due_for_erasure(p.id, ${at}::timestamptz) d WHERE d."openActions" > 0) AS waiting
    FROM "Partnership" p ORDER BY p.id`;
}

/** What it takes is the database's own function: its role could not take anything out of the audit trail otherwise. */
export async function erase(
  prisma: PrismaClient,
  _partnershipId: number,
  nominalId: number,
  at: Date,
): Promise<boolean> {
  const rows = await prisma.$queryRaw<{ erased: boolean }[]>`
    SELECT clerk_erase_nominal(${nominalId}::int, ${at}::timestamptz) AS erased`;
  return rows[0]?.erased ?? false;
}
