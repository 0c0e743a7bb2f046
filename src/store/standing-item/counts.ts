import { ENDED_STATUSES, OPEN_STATUSES } from '../../domain/actions/action.ts';
import type { BragFacts } from '../../domain/actions/brag.ts';
import { addDays, type IsoDate } from '../../domain/calendar/dates.ts';
import type { RatedGroup, StoreCounts } from '../../domain/standing-item/inputs.ts';
import type { CountingPoints } from '../../ports/standing-items.ts';
import { THREATS } from '../../domain/registers/threats.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { StoreFault } from '../engine/fault.ts';

type GroupRow = BragFacts & Omit<RatedGroup, 'facts'>;

/**
 * All that a standing item counts, in one statement: as at one instant, and each table is read once however many figures
 * there are. A rating's facts are those of bragFacts (src/domain/actions/brag.ts), as in action-groups.ts.
 */
export async function standingItemCounts(
  prisma: PrismaClient,
  partnershipId: number,
  points: CountingPoints,
): Promise<StoreCounts> {
  const { today, amberUntil, nextMeeting, lastMeeting, acceptedBy } = points.thresholds;
  const { boardMet, partnershipMet, timezone, trend } = points;
  const meetings = trend.map(({ at, day, after }) => ({ at, day, after }));
  const rows = await prisma.$queryRaw<{ counts: Omit<StoreCounts, 'groups'> & { groups: readonly GroupRow[] } }[]>`
    WITH done AS (
      SELECT "actionId", max(at) AS at FROM "Update"
      WHERE "partnershipId" = ${partnershipId} AND kind = 'done' GROUP BY 1
    ), facts AS MATERIALIZED (
      SELECT a.id, a.status, a.strand, a."agencyId", a."ownerId" IS NULL AS ownerless, a.raised, a.issued, a.due,
        a.completed AS ended, CASE WHEN a.status = 'completed' THEN a.completed END AS completed,
        -- On time is by the day on which its owner said that it was done: confirming it late makes no work late.
        least((d.at AT TIME ZONE ${timezone})::date, a.completed) AS done,
        a."originalDue", a."createdAt", a."powerId",
        (a."acceptedAt" AT TIME ZONE ${timezone})::date AS accepted,
        a.status = ANY(${OPEN_STATUSES}::text[]::"ActionStatus"[]) AS is_open,
        a.status = ANY(${ENDED_STATUSES}::text[]::"ActionStatus"[]) AS has_ended,
        coalesce(a.due <= ${amberUntil}::date, FALSE) AS due_soon,
        coalesce(a.due <= ${nextMeeting}::date, FALSE) AS due_before_meeting,
        a."lastUpdateAt" IS NOT NULL
          AND a."lastUpdateAt" > coalesce(${lastMeeting}::timestamptz, '-infinity') AS updated,
        coalesce(a.status = 'proposed' AND CASE WHEN a.issued IS NULL
          THEN a.raised < ${acceptedBy}::date ELSE a.issued <= ${acceptedBy}::date END, FALSE) AS late
      FROM "Action" a LEFT JOIN done d ON d."actionId" = a.id WHERE a."partnershipId" = ${partnershipId}
    ), groups AS (
      SELECT f.status, coalesce(f.is_open AND f.due < ${today}::date, FALSE) AS overdue, f.due_soon AS "dueSoon",
        f.due_before_meeting AS "dueBeforeMeeting", f.updated AS "updatedSinceMeeting", f.late AS "acceptanceLate",
        f.strand, f.ownerless, f."agencyId", count(*)::int AS count
      FROM facts f GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    )
    SELECT jsonb_build_object(
      'groups', (SELECT coalesce(jsonb_agg(to_jsonb(g) - 'agencyId' || jsonb_build_object('agency', n.name)
          ORDER BY n.name, g.status, g.strand, g.ownerless, g.overdue, g."dueSoon", g."dueBeforeMeeting",
            g."updatedSinceMeeting", g."acceptanceLate"), '[]')
        FROM groups g LEFT JOIN "Agency" n ON n.id = g."agencyId"),
      'flows', jsonb_build_object(
        'sinceBoard', ${flowsSince(boardMet, today)}, 'sinceMeeting', ${flowsSince(partnershipMet, today)}),
      'ages', (SELECT jsonb_build_object(
          'upTo30', count(*) FILTER (WHERE ${today}::date - raised <= 30),
          'upTo60', count(*) FILTER (WHERE ${today}::date - raised BETWEEN 31 AND 60),
          'upTo90', count(*) FILTER (WHERE ${today}::date - raised BETWEEN 61 AND 90),
          'over90', count(*) FILTER (WHERE ${today}::date - raised > 90),
          'notKnown', count(*) FILTER (WHERE raised IS NULL))
        FROM facts WHERE is_open),
      'acceptance', (SELECT coalesce(jsonb_agg(g ORDER BY g.issued, g.raised, g.accepted, g.waits), '[]') FROM (
          SELECT issued, CASE WHEN issued IS NULL THEN raised END AS raised, accepted, status = 'proposed' AS waits,
            count(*)::int AS count
          FROM facts WHERE coalesce(issued, raised) >= ${addDays(boardMet, -LONGEST_TO_ISSUE)}::date
          GROUP BY 1, 2, 3, 4) g),
      'trend', ${trendOver(partnershipId, JSON.stringify(meetings))},
      'nominals', ${nominals(partnershipId, boardMet, partnershipMet, today)},
      'profiles', (SELECT jsonb_build_object(
          'accepted', count(*) FILTER (WHERE accepted IS NOT NULL),
          'awaited', count(*) FILTER (WHERE received IS NULL),
          'pastReview', count(*) FILTER (WHERE "reviewBy" < ${today}::date))
        FROM "Profile" WHERE "partnershipId" = ${partnershipId}),
      'localProfile', (SELECT jsonb_build_object('version', version, 'reviewBy', "reviewBy") FROM "LocalProfile"
        WHERE "partnershipId" = ${partnershipId} ORDER BY version DESC LIMIT 1),
      'threats', (SELECT coalesce(jsonb_agg(jsonb_build_object('threat', threat, 'level', level, 'trend', trend)
          ORDER BY array_position(${THREATS}::text[], threat)), '[]')
        FROM "Threat" WHERE "partnershipId" = ${partnershipId}),
      'powersInUse', (SELECT count(DISTINCT "powerId")::int FROM facts WHERE is_open),
      'programmes', (SELECT coalesce(jsonb_agg(g ORDER BY g.number), '[]') FROM (
          SELECT row_number() OVER (ORDER BY id)::int AS number, coalesce("sessionsPlanned", 0) AS "sessionsPlanned",
            coalesce("sessionsDelivered", 0) AS "sessionsDelivered", coalesce(referred, 0) AS referred,
            coalesce(started, 0) AS started, coalesce(completed, 0) AS completed
          FROM "Programme" WHERE "partnershipId" = ${partnershipId}) g)
    ) AS counts`;
  const counts = rows[0]?.counts;
  if (counts === undefined) throw new StoreFault('nothing counted', 'The figures could not be counted.');
  return { ...counts, groups: counts.groups.map(toGroup) };
}

/** Days from raising an action to issuing it, where the log does not say when: over the longest holidays. */
const LONGEST_TO_ISSUE = 14;

function flowsSince(from: IsoDate, today: IsoDate): Prisma.Sql {
  const isCompleted = Prisma.sql`f.completed BETWEEN ${from}::date AND ${today}::date`;
  return Prisma.sql`(SELECT coalesce(jsonb_agg(g ORDER BY g.agency), '[]') FROM (
    SELECT n.name AS agency,
      (count(*) FILTER (WHERE f.raised BETWEEN ${from}::date AND ${today}::date))::int AS opened,
      (count(*) FILTER (WHERE ${isCompleted}))::int AS completed,
      (count(*) FILTER (WHERE ${isCompleted} AND f.due IS NOT NULL))::int AS dated,
      (count(*) FILTER (WHERE ${isCompleted} AND f.done <= f.due))::int AS "onTime",
      (count(*) FILTER (WHERE NOT f.has_ended AND (f.raised IS NULL OR f.raised < ${from}::date)))::int
        AS "carriedForward"
    FROM facts f LEFT JOIN "Agency" n ON n.id = f."agencyId" GROUP BY n.name) g)`;
}

/**
 * Each action as at each meeting, by its history: open or not as its last entry before the meeting has it, open where all
 * its entries came later, and by its dates where it has none; overdue by the due date that it had before it was first
 * extended, where that was later. A workbook's entry has the status of the workbook, whatever day its update is of: where
 * nothing came after it, the day of the end says until when the action was open.
 */
function trendOver(partnershipId: number, meetings: string): Prisma.Sql {
  return Prisma.sql`(
    WITH meeting AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${meetings}::jsonb) AS m(at timestamptz, day date, after date)
      -- Told so few, the planner does not compile the whole statement for a million rows.
      LIMIT 6
    ), history AS (
      SELECT u."actionId", u.at, u.status = ANY(${OPEN_STATUSES}::text[]::"ActionStatus"[]) AS is_open,
        u.kind = 'imported' AS imported,
        lead(u.at) OVER (PARTITION BY u."actionId" ORDER BY u.at, u.id) AS until
      FROM "Update" u WHERE u."partnershipId" = ${partnershipId} AND EXISTS (SELECT FROM meeting)
    ), then_known AS (
      SELECT h."actionId", m.day, h.is_open, h.imported AND h.until IS NULL AS is_of_workbook
      FROM history h JOIN meeting m ON h.at <= m.at AND (h.until IS NULL OR h.until > m.at)
    ), entries AS (
      SELECT u."actionId", TRUE AS exist, min(u.at) FILTER (WHERE u.kind = 'extended') AS extended_at
      FROM "Update" u WHERE u."partnershipId" = ${partnershipId} GROUP BY 1
    ), as_at AS (
      SELECT m.day, m.after, f.completed, f.done, f.due,
        coalesce(f.raised <= m.day, f."createdAt" <= m.at)
          AND NOT coalesce(f.ended <= m.day, FALSE)
          AND coalesce(CASE WHEN h.is_of_workbook AND f.ended > m.day THEN TRUE END, h.is_open, e.exist,
            f.ended IS NOT NULL OR f.is_open) AS was_open,
        CASE WHEN e.extended_at > m.at THEN coalesce(f."originalDue", f.due) ELSE f.due END AS due_then
      FROM facts f CROSS JOIN meeting m
      LEFT JOIN then_known h ON h."actionId" = f.id AND h.day = m.day
      LEFT JOIN entries e ON e."actionId" = f.id
    )
    SELECT coalesce(jsonb_agg(g ORDER BY g.meeting), '[]') FROM (
      SELECT day AS meeting,
        (count(*) FILTER (WHERE was_open))::int AS open,
        (count(*) FILTER (WHERE was_open AND due_then < day))::int AS overdue,
        (count(*) FILTER (WHERE completed <= day AND completed > coalesce(after, '-infinity')))::int AS completed,
        (count(*) FILTER (WHERE completed <= day AND completed > coalesce(after, '-infinity')
          AND due IS NOT NULL))::int AS dated,
        (count(*) FILTER (WHERE completed <= day AND completed > coalesce(after, '-infinity')
          AND done <= due))::int AS "onTime"
      FROM (SELECT m.day, m.after, a.completed, a.done, a.due, a.was_open, a.due_then
        FROM meeting m LEFT JOIN as_at a ON a.day = m.day) each GROUP BY day) g)`;
}

/** One whose opening day is not known was open from the beginning. */
function nominals(partnershipId: number, boardMet: IsoDate, partnershipMet: IsoDate, today: IsoDate): Prisma.Sql {
  const since = (from: IsoDate): Prisma.Sql => Prisma.sql`jsonb_build_object(
    'opened', count(*) FILTER (WHERE opened BETWEEN ${from}::date AND ${today}::date),
    'closed', count(*) FILTER (WHERE closed BETWEEN ${from}::date AND ${today}::date))`;
  return Prisma.sql`(SELECT coalesce(jsonb_agg(g ORDER BY g.kind), '[]') FROM (
    SELECT kind, ${since(boardMet)} AS "sinceBoard", ${since(partnershipMet)} AS "sinceMeeting",
      (count(*) FILTER (WHERE coalesce(opened <= ${today}::date, TRUE)
        AND CASE WHEN closed IS NULL THEN status = 'open' ELSE closed > ${today}::date END))::int AS open
    FROM "Nominal" WHERE "partnershipId" = ${partnershipId} GROUP BY kind) g)`;
}

function toGroup({ agency, strand, ownerless, count, ...facts }: GroupRow): RatedGroup {
  return { facts, agency, strand, ownerless, count };
}
