import type { Profile } from '../../domain/registers/profile.ts';
import type { Registers } from '../../ports/registers.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import type { PrismaClient } from '../generated/client.ts';
import { committeesOf } from './committees.ts';
import { stampProfile } from './profile-changes.ts';
import { assessThreat, issueLocalProfile, localProfileOf, threatsOf } from './threat-changes.ts';
import { addProgramme, programmesOf, reportProgramme } from './programme-changes.ts';

function profilesOf(prisma: PrismaClient, partnershipId: number): Promise<readonly Profile[]> {
  return prisma.$queryRaw<Profile[]>`
    SELECT id, ref, number, title, kind::text AS kind, requested::text AS requested, received::text AS received, accepted::text AS accepted,
           "reviewBy"::text AS "reviewBy",
           ARRAY(SELECT n.ref FROM "Nominal" n WHERE n."profileId" = p.id AND n.status = 'open' AND n."erasedAt" IS NULL
             ORDER BY n.kind, n.number) AS nominals
    FROM "Profile" p WHERE "partnershipId" = ${partnershipId} ORDER BY number`;
}

async function excludedNamesOf(prisma: PrismaClient, partnershipId: number): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<{ hash: string }[]>`
    SELECT hash FROM "ExcludedName" WHERE "partnershipId" = ${partnershipId}`;
  return rows.map(({ hash }) => hash);
}

/** What the partnership keeps beside its actions: prevention programmes and police profiles. */
export const registersIn = inPartnership<Registers>({
  programmes: programmesOf,
  reportProgramme,
  addProgramme,
  profiles: profilesOf,
  committees: committeesOf,
  stampProfile,
  localProfile: localProfileOf,
  threats: threatsOf,
  issueLocalProfile,
  assessThreat,
  excludedNames: excludedNamesOf,
});
