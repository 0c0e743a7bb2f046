import type { DueForErasure } from '../ports.ts';
import type { PrismaClient } from './generated/client.ts';

export async function dueForErasure(prisma: PrismaClient, partnershipId: number, at: Date): Promise<DueForErasure> {
  const rows = await prisma.$queryRaw<{ id: number; openActions: number }[]>`
    SELECT id, "openActions" FROM clerk_due_for_erasure(${partnershipId}::int, ${at}::timestamptz)`;
  const due = rows.filter(({ openActions }) => openActions === 0).map(({ id }) => id);
  return { due, waiting: rows.length - due.length };
}

/** What it takes is the database's own function: its role could not take anything out of the audit trail otherwise. */
export async function erase(prisma: PrismaClient, nominalId: number, at: Date): Promise<boolean> {
  const rows = await prisma.$queryRaw<{ erased: boolean }[]>`
    SELECT clerk_erase_nominal(${nominalId}::int, ${at}::timestamptz) AS erased`;
  return rows[0]?.erased ?? false;
}
