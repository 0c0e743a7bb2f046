import type { ActionStatus, Strand } from '../../domain/actions/action.ts';
import { OPEN_STATUSES } from '../../domain/actions/action.ts';
import type { BragThresholds } from '../../domain/actions/brag.ts';
import type { Speaker } from '../../domain/people/person.ts';
import type { ActionGroup } from '../../ports/actions.ts';
import type { Database } from '../engine/driver.ts';
import { visibleTo } from './visible-to.ts';

interface GroupRow {
  readonly status: ActionStatus;
  readonly overdue: boolean;
  readonly dueSoon: boolean;
  readonly dueBeforeMeeting: boolean;
  readonly updatedSinceMeeting: boolean;
  readonly acceptanceLate: boolean;
  readonly agency: string | null;
  readonly strand: Strand | null;
  readonly ownerless: boolean;
  readonly count: number;
}

/**
 * Counts a partnership's actions by all that their rating depends on: the facts of bragFacts (src/domain/actions/brag.ts),
 * computed where the rows are, so that a status costs one read however long the log is. A fact that needs a day the
 * action lacks is false.
 */
export async function actionGroups(
  { prisma }: Database,
  partnershipId: number,
  speaker: Speaker | null,
  thresholds: BragThresholds,
): Promise<readonly ActionGroup[]> {
  const { today, amberUntil, nextMeeting, lastMeeting, acceptedBy } = thresholds;
  const rows = await prisma.$queryRaw<GroupRow[]>`
    SELECT facts.status::text AS status, facts.overdue, facts."dueSoon", facts."dueBeforeMeeting",
      facts."updatedSinceMeeting", facts."acceptanceLate", facts.strand::text AS strand, facts.ownerless, facts.count,
      g.name AS agency
    FROM (
      SELECT a.status,
        coalesce(a.status = ANY(${OPEN_STATUSES}::text[]::"ActionStatus"[]) AND a.due < ${today}::date, FALSE) AS overdue,
        coalesce(a.due <= ${amberUntil}::date, FALSE) AS "dueSoon",
        coalesce(a.due <= ${nextMeeting}::date, FALSE) AS "dueBeforeMeeting",
        a."lastUpdateAt" IS NOT NULL
          AND a."lastUpdateAt" > coalesce(${lastMeeting}::timestamptz, '-infinity') AS "updatedSinceMeeting",
        coalesce(a.status = 'proposed' AND CASE WHEN a.issued IS NULL
          THEN a.raised < ${acceptedBy}::date ELSE a.issued <= ${acceptedBy}::date END, FALSE) AS "acceptanceLate",
        a."agencyId" AS agency_id, a.strand, a."ownerId" IS NULL AS ownerless,
        count(*)::int AS count
      FROM "Action" a LEFT JOIN "Nominal" n ON n.id = a."nominalId"
      WHERE a."partnershipId" = ${partnershipId} AND ${visibleTo(speaker)}
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    ) facts
    LEFT JOIN "Agency" g ON g.id = facts.agency_id`;
  return rows.map(({ agency, strand, ownerless, count, ...row }) => ({
    facts: {
      status: row.status,
      overdue: row.overdue,
      dueSoon: row.dueSoon,
      dueBeforeMeeting: row.dueBeforeMeeting,
      updatedSinceMeeting: row.updatedSinceMeeting,
      acceptanceLate: row.acceptanceLate,
    },
    agency,
    strand,
    ownerless,
    count,
  }));
}
