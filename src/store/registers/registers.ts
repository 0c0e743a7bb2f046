import type { Profile } from '../../domain/registers/profile.ts';
import type { Registers } from '../../ports/registers.ts';
import type { PrismaClient } from '../generated/client.ts';
import { committeesOf } from './committees.ts';
import { stampProfile } from './profile-changes.ts';
import { assessThreat, issueLocalProfile, localProfileOf, threatsOf } from './threat-changes.ts';
import { addProgramme, programmesOf, reportProgramme } from './programme-changes.ts';

/** What the partnership keeps beside its actions: prevention programmes and police profiles. */
export function registersIn(prisma: PrismaClient): Registers {
  return {
    programmes: (partnershipId) => programmesOf(prisma, partnershipId),
    reportProgramme: (programme, to, undo, note) => reportProgramme(prisma, programme, to, undo, note),
    addProgramme: (programme, undo, note) => addProgramme(prisma, programme, undo, note),
    profiles: (partnershipId) => prisma.$queryRaw<Profile[]>`
      SELECT id, ref, number, title, kind::text AS kind, requested::text AS requested, received::text AS received, accepted::text AS accepted,
             "reviewBy"::text AS "reviewBy",
             ARRAY(SELECT n.ref FROM "Nominal" n WHERE n."profileId" = p.id AND n.status = 'open' AND n."erasedAt" IS NULL
               ORDER BY n.kind, n.number) AS nominals
      FROM "Profile" p WHERE "partnershipId" = ${partnershipId} ORDER BY number`,
    committees: (partnershipId) => committeesOf(prisma, partnershipId),
    stampProfile: (profile, to, undo, note) => stampProfile(prisma, profile, to, undo, note),
    localProfile: (partnershipId) => localProfileOf(prisma, partnershipId),
    threats: (partnershipId) => threatsOf(prisma, partnershipId),
    issueLocalProfile: (profile, undo, note) => issueLocalProfile(prisma, profile, undo, note),
    assessThreat: (threat, undo, note) => assessThreat(prisma, threat, undo, note),
    excludedNames: async (partnershipId) => {
      const rows = await prisma.$queryRaw<{ hash: string }[]>`
        SELECT hash FROM "ExcludedName" WHERE "partnershipId" = ${partnershipId}`;
      return rows.map(({ hash }) => hash);
    },
  };
}
