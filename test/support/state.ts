import type { PrismaClient } from '../../src/store/generated/client.ts';

/** Tables of one partnership's business data, each read whole; what only remembers who asked what is left out. */
const TABLES = [
  'Agency',
  'Member',
  'Away',
  'Profile',
  'Nominal',
  'Meeting',
  'Action',
  'Update',
  'UndoStep',
  'Nudge',
  'Programme',
  'StandingItem',
  'MeetingRecord',
  'MeetingMinute',
] as const;

/** Everything that a partnership holds, as one text to compare. */
export async function stateOf(prisma: PrismaClient, partnershipId: number): Promise<string> {
  const tables = await Promise.all(
    TABLES.map(async (table) => {
      // The names are the literals above.
      const rows = await prisma.$queryRawUnsafe<object[]>(
        `SELECT to_jsonb(t)::text AS row FROM "${table}" t
         WHERE ${table === 'Away' ? '"memberId" IN (SELECT id FROM "Member" WHERE "partnershipId" = $1)' : '"partnershipId" = $1'}
         ORDER BY t.id`,
        partnershipId,
      );
      return [table, rows];
    }),
  );
  const [partnership, cleared] = await Promise.all([
    prisma.$queryRaw`SELECT to_jsonb(p)::text AS row FROM "Partnership" p WHERE id = ${partnershipId}`,
    prisma.$queryRaw`SELECT n."nominalId", n."agencyId" FROM "NominalAgency" n
      JOIN "Nominal" m ON m.id = n."nominalId" WHERE m."partnershipId" = ${partnershipId} ORDER BY 1, 2`,
  ]);
  return JSON.stringify([partnership, cleared, ...tables], null, 1);
}
