import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Speaker } from '../../domain/people/person.ts';
import type { Arrival } from '../../ports/people.ts';
import { ACTION_COLUMNS, ACTION_JOINS, NOT_ERASED, toActionFromJson, type ActionRow } from '../actions/action-rows.ts';
import { askJson, type Database } from '../engine/driver.ts';
import { instant, type InJson } from '../engine/in-json.ts';
import { spellings } from './entra-id-spellings.ts';
import { Prisma } from '../generated/client.ts';
import { MEETING_COLUMNS, type MeetingRow } from '../meetings/meeting-rows.ts';
import { memberColumns, toMember, type MemberRow } from './member-rows.ts';
import { PARTNERSHIP_COLUMNS, toPartnership, type PartnershipRow } from './partnership-rows.ts';

interface SpeakerRow extends MemberRow, PartnershipRow {
  readonly chosen: boolean;
  readonly wasAsked: boolean;
  readonly standsInFor: readonly number[];
}

interface ArrivalRow extends SpeakerRow {
  readonly exclusionsVersion: number;
  readonly meetings: readonly InJson<MeetingRow>[];
  readonly named: readonly InJson<ActionRow>[];
}

/** A deputy always stands in; a cover on the days that they cover. */
function standsInFor(today: IsoDate): Prisma.Sql {
  return Prisma.sql`ARRAY(
    SELECT d.id FROM "Member" d WHERE d."deputyId" = m.id
    UNION
    SELECT w."memberId" FROM "Away" w
    WHERE w."coverId" = m.id AND w."endedAt" IS NULL AND ${today}::date BETWEEN w."from" AND w.until
  ) AS "standsInFor"`;
}

/** What People.arrivals says, in one statement. */
export async function arrivals(
  database: Database,
  entraId: string,
  tenantId: string | null,
  today: IsoDate,
  numbers: readonly number[],
): Promise<readonly Arrival[]> {
  const ids = spellings(entraId);
  const rows = await askJson<readonly InJson<ArrivalRow>[]>(
    database,
    Prisma.sql`SELECT coalesce(json_agg(z), '[]')::text FROM (
    SELECT ${memberColumns(today)}, ${PARTNERSHIP_COLUMNS}, ${standsInFor(today)}, p."exclusionsVersion",
      c."entraId" IS NOT NULL OR count(*) OVER () = 1 AS chosen,
      EXISTS (SELECT FROM "OpenQuestion" q WHERE q."memberId" = m.id) AS "wasAsked",
      coalesce((
        SELECT json_agg(x ORDER BY x."startsAt", x.id)
        FROM (SELECT ${MEETING_COLUMNS} FROM "Meeting" WHERE "partnershipId" = p.id) x
      ), '[]') AS meetings,
      coalesce((
        SELECT json_agg(x)
        FROM (
          SELECT ${ACTION_COLUMNS} FROM "Action" a ${ACTION_JOINS}
          WHERE a."partnershipId" = p.id AND a.number = ANY(${numbers}::int[]) AND ${NOT_ERASED}
        ) x
      ), '[]') AS named
    FROM "Member" m
    JOIN "Partnership" p ON p.id = m."partnershipId"
    LEFT JOIN "Agency" g ON g.id = m."agencyId"
    LEFT JOIN "PartnershipChoice" c ON c."entraId" = ${entraId.toLowerCase()} AND c."partnershipId" = p.id
    WHERE m."entraId" = ANY(${ids}::text[]) AND (p."tenantId" IS NULL OR lower(p."tenantId") = lower(${tenantId}::text))
    ORDER BY c."entraId" IS NULL, p.id) z`,
  );
  return rows.map((row) => ({
    speaker: toSpeaker({ ...row, createdAt: new Date(row.createdAt), unplannedSince: instant(row.unplannedSince) }),
    exclusionsVersion: row.exclusionsVersion,
    meetings: row.meetings.map((meeting) => ({ ...meeting, startsAt: new Date(meeting.startsAt) })),
    named: row.named.map(toActionFromJson),
  }));
}

function toSpeaker(row: SpeakerRow): Speaker {
  return {
    chosen: row.chosen,
    wasAsked: row.wasAsked,
    member: toMember(row),
    partnership: toPartnership(row),
    standsInFor: row.standsInFor,
  };
}
