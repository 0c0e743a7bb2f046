import type { Sealed, SealedNow } from '../../domain/nominals/sealed.ts';
import type { AuditNote } from '../../ports/audit.ts';
import type { Aliases } from '../../ports/nominals.ts';
import { writeNote } from '../audit/audit.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import type { PrismaClient } from '../generated/client.ts';

async function of(prisma: PrismaClient, partnershipId: number, nominalId: number): Promise<Sealed | null> {
  const rows = await prisma.$queryRaw<Sealed[]>`
    SELECT "keyId", sealed FROM "NominalAlias" WHERE "partnershipId" = ${partnershipId} AND "nominalId" = ${nominalId}`;
  return rows[0] ?? null;
}

async function all(
  prisma: PrismaClient,
  partnershipId: number,
): Promise<readonly (Sealed & { readonly nominalId: number })[]> {
  return prisma.$queryRaw<(Sealed & { nominalId: number })[]>`
    SELECT "nominalId", "keyId", sealed FROM "NominalAlias" WHERE "partnershipId" = ${partnershipId}`;
}

async function keep(
  prisma: PrismaClient,
  partnershipId: number,
  nominalId: number,
  { keyId, sealed }: SealedNow,
  note: AuditNote,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    // The nominal's row is held, so that one that is being closed or erased gets no alias after that.
    const kept = await tx.$executeRaw`
      INSERT INTO "NominalAlias" ("nominalId", "partnershipId", "keyId", sealed, "updatedAt")
      SELECT n.id, n."partnershipId", ${keyId}, ${sealed}, ${note.at}::timestamptz
      FROM (
        SELECT id, "partnershipId" FROM "Nominal"
        WHERE id = ${nominalId} AND "partnershipId" = ${partnershipId} AND status = 'open' AND "erasedAt" IS NULL
        FOR SHARE
      ) n
      ON CONFLICT ("nominalId") DO UPDATE SET
        "keyId" = excluded."keyId", sealed = excluded.sealed, "updatedAt" = excluded."updatedAt"`;
    if (kept > 0) await writeNote(tx, note);
    return kept > 0;
  });
}

async function forget(
  prisma: PrismaClient,
  partnershipId: number,
  nominalId: number,
  note: AuditNote,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const forgotten = await tx.$executeRaw`
      DELETE FROM "NominalAlias" WHERE "partnershipId" = ${partnershipId} AND "nominalId" = ${nominalId}`;
    if (forgotten > 0) await writeNote(tx, note);
    return forgotten > 0;
  });
}

export const aliasesIn = inPartnership<Aliases>({ of, all, keep, forget });
