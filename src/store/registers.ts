import type { Profile } from '../domain/profile.ts';
import type { Programme, Registers } from '../ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { committeesOf } from './committees.ts';
import { stampProfile } from './profile-changes.ts';

/** What the partnership keeps beside its actions: prevention programmes and police profiles. */
export function registersIn(prisma: PrismaClient): Registers {
  return {
    programmes: (partnershipId) => prisma.$queryRaw<Programme[]>`
      SELECT name, venue, "sessionsPlanned", "sessionsDelivered", referred, started, completed
      FROM "Programme" WHERE "partnershipId" = ${partnershipId} ORDER BY name, venue`,
    profiles: (partnershipId) => prisma.$queryRaw<Profile[]>`
      SELECT id, ref, number, title, kind::text AS kind, requested::text AS requested, received::text AS received, accepted::text AS accepted,
             "reviewBy"::text AS "reviewBy"
      FROM "Profile" WHERE "partnershipId" = ${partnershipId} ORDER BY number`,
    committees: (partnershipId) => committeesOf(prisma, partnershipId),
    stampProfile: (profile, to, undo, note) => stampProfile(prisma, profile, to, undo, note),
    excludedNames: async (partnershipId) => {
      const rows = await prisma.$queryRaw<{ hash: string }[]>`
        SELECT hash FROM "ExcludedName" WHERE "partnershipId" = ${partnershipId}`;
      return rows.map(({ hash }) => hash);
    },
  };
}
