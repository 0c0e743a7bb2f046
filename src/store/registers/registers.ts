import type { Registers } from '../../ports/registers.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import type { PrismaClient } from '../generated/client.ts';
import { committeesOf } from './committees.ts';
import { issueLocalProfile, localProfileOf } from './local-profile.ts';
import { profilesOf, stampProfile } from './profiles.ts';
import { addProgramme, programmesOf, reportProgramme } from './programmes.ts';
import { assessThreat, threatsOf } from './threats.ts';

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
