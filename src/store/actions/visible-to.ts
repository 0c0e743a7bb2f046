import { seesEverything } from '../../domain/policy/policy.ts';
import { hasRole, type Speaker } from '../../domain/people/person.ts';
import { Prisma } from '../generated/client.ts';

/**
 * The rule of canSeeAction (src/domain/policy/policy.ts) as a condition on an action `a` and its nominal `n`, so that pages and
 * counts hold only what the speaker may see. A property test holds the two together. null: a job, which sees everything.
 */
export function visibleTo(speaker: Speaker | null): Prisma.Sql {
  if (speaker === null || seesEverything(speaker)) return Prisma.sql`TRUE`;
  const { member } = speaker;
  const agencyId = member.agency?.id ?? null;
  const leads = hasRole(member, 'lead') ? agencyId : null;
  return Prisma.sql`(
    a."nominalId" IS NULL
    OR a."ownerId" = ${member.id}::int
    OR (a."ownerId" = ANY(${[...speaker.standsInFor]}::int[]) AND a."agencyId" = ${agencyId}::int)
    OR a."agencyId" = ${leads}::int
    OR n."leadAgencyId" = ${agencyId}::int
    OR EXISTS (SELECT FROM "NominalAgency" c WHERE c."nominalId" = n.id AND c."agencyId" = ${agencyId}::int)
  )`;
}
