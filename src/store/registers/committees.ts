import type { Committee } from '../../domain/standing-item/committee.ts';
import type { PrismaClient } from '../generated/client.ts';

/** A partnership's committees in the order in which they came, each with its template. */
export function committeesOf(prisma: PrismaClient, partnershipId: number): Promise<readonly Committee[]> {
  return prisma.$queryRaw<Committee[]>`
    SELECT c.code, c.name, c."reportingOfficer", c.portfolio, c.subject, c.wards, c.objectives,
      coalesce((SELECT jsonb_agg(jsonb_build_object('section', s.section, 'heading', s.heading, 'words', s.words,
          'contains', s.contains) ORDER BY s.id)
        FROM "ReportSection" s WHERE s."committeeId" = c.id), '[]') AS sections
    FROM "Committee" c WHERE c."partnershipId" = ${partnershipId} ORDER BY c.id`;
}
