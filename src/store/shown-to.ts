import type { Showing } from '../ports.ts';
import type { PrismaClient } from './generated/client.ts';

/**
 * Answers that showed a code, or the alias of one (single ones and lists had events of their own until 27 November 2026), changes whose card
 * did, and exports, which show every code to whoever runs the clerk.
 */
export async function shownTo(prisma: PrismaClient, partnershipId: number, code: string): Promise<readonly Showing[]> {
  return prisma.$queryRaw<Showing[]>`
    SELECT e.actor, m.name, g.name AS agency, count(*)::int AS times, max(e.at) AS last,
      bool_or(coalesce(e.next->>'place', 'personal') <> 'personal') AS "amongOthers"
    FROM "AuditEntry" e
    LEFT JOIN "Member" m ON m."partnershipId" = e."partnershipId" AND m.email = e.actor
    LEFT JOIN "Agency" g ON g.id = m."agencyId"
    WHERE e."partnershipId" = ${partnershipId} AND CASE
      WHEN e.event IN ('nominals.shown', 'alias.shown', 'nominal.shown', 'nominals.listed')
        THEN string_to_array(e.subject, ' ') @> ARRAY[${code}::text]
      WHEN e.event = 'action.changed' THEN e.next->>'nominal' = ${code}
      ELSE e.event = 'log.exported' END
    GROUP BY e.actor, m.name, g.name
    ORDER BY max(e.at) DESC, e.actor`;
}
