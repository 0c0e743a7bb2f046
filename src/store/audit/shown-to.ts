import type { Showing } from '../../domain/audit/showing.ts';
import type { ClosedShown } from '../../domain/reminders/closed-notices.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';

/** Whether an entry `e` of the audit trail says that its actor was shown a code. */
function shows(code: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE
    WHEN e.event IN ('nominals.shown', 'alias.shown', 'nominal.shown', 'nominals.listed', 'nominal.exported')
      THEN string_to_array(e.subject, ' ') @> ARRAY[${code}]
    WHEN e.event = 'action.changed' THEN e.next->>'nominal' = ${code}
    ELSE e.event = 'log.exported' END`;
}

/**
 * Answers that showed a code, or the alias of one (single ones and lists had events of their own until 27 November
 * 2026), changes whose card did, and exports, of the log or about one, to whoever runs the clerk.
 */
export async function shownTo(prisma: PrismaClient, partnershipId: number, code: string): Promise<readonly Showing[]> {
  return prisma.$queryRaw<Showing[]>`
    SELECT e.actor, m.name, g.name AS agency, count(*)::int AS times, max(e.at) AS last,
      bool_or(coalesce(e.next->>'place', 'personal') <> 'personal') AS "amongOthers"
    FROM "AuditEntry" e
    LEFT JOIN "Member" m ON m."partnershipId" = e."partnershipId" AND m.email = e.actor
    LEFT JOIN "Agency" g ON g.id = m."agencyId"
    WHERE e."partnershipId" = ${partnershipId} AND ${shows(Prisma.sql`${code}::text`)}
    GROUP BY e.actor, m.name, g.name
    ORDER BY max(e.at) DESC, e.actor`;
}

/** By the audit trail. */
export async function closedShown(
  prisma: PrismaClient,
  partnershipId: number,
  since: IsoDate,
): Promise<readonly ClosedShown[]> {
  return prisma.$queryRaw<ClosedShown[]>`
    SELECT DISTINCT n.id AS "nominalId", n.closed::text AS closed, m.id AS "memberId", (
      SELECT count(*)::int FROM "AuditEntry" c
      WHERE c."partnershipId" = n."partnershipId" AND c.event = 'nominal.closed' AND c.subject = n.ref) AS times
    FROM "Nominal" n
    JOIN "AuditEntry" e ON e."partnershipId" = n."partnershipId" AND ${shows(Prisma.sql`n.ref`)}
    JOIN "Member" m ON m."partnershipId" = n."partnershipId" AND m.email = e.actor
    WHERE n."partnershipId" = ${partnershipId} AND n.status = 'closed' AND n.closed >= ${since}::date
      AND n."erasedAt" IS NULL
      AND m.email IS DISTINCT FROM (
        SELECT c.actor FROM "AuditEntry" c
        WHERE c."partnershipId" = n."partnershipId" AND c.event = 'nominal.closed' AND c.subject = n.ref
        ORDER BY c.seq DESC LIMIT 1)
    ORDER BY 1, 3`;
}
