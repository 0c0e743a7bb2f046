import type { AgencyRef } from '../domain/action.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Absence, Account, Member, Role, Speaker } from '../domain/person.ts';
import type { Arrival, People } from '../ports.ts';
import { addAbsence, endAbsence } from './absences.ts';
import { ACTION_COLUMNS, ACTION_JOINS, toAction, type ActionRow } from './action-rows.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { MEETING_COLUMNS, type MeetingRow } from './meeting-rows.ts';
import { PARTNERSHIP_COLUMNS, toPartnership, type PartnershipRow } from './partnership-rows.ts';

interface MemberRow {
  readonly id: number;
  readonly partnershipId: number;
  readonly name: string;
  readonly email: string;
  readonly entraId: string | null;
  readonly agencyId: number | null;
  readonly agencyName: string | null;
  readonly roles: readonly Role[];
  readonly account: Account;
  readonly deputyId: number | null;
  readonly absences: readonly Absence[];
}

interface ArrivalRow extends MemberRow, PartnershipRow {
  readonly chosen: boolean;
  readonly wasAsked: boolean;
  readonly standsInFor: readonly number[];
  readonly meetings: readonly InJson<MeetingRow>[];
  readonly named: readonly InJson<ActionRow>[];
}

/** A row inside a JSON column: its instants are ISO 8601 texts. */
type InJson<Row> = { readonly [K in keyof Row]: Row[K] extends Date | null ? string | Extract<Row[K], null> : Row[K] };

/** A member `m` of agency `g`, with the absences that have not passed by `fromDay`; null: all of them. */
function memberColumns(fromDay: IsoDate | null): Prisma.Sql {
  return Prisma.sql`
    m.id, m."partnershipId", m.name, m.email, m."entraId", m."agencyId", g.name AS "agencyName",
    m.roles::text[] AS roles, m.account::text AS account, m."deputyId",
    coalesce((
      SELECT json_agg(json_build_object('id', w.id, 'from', w."from", 'until', w.until, 'coverId', w."coverId")
                      ORDER BY w."from", w.id)
      FROM "Away" w
      WHERE w."memberId" = m.id AND w."endedAt" IS NULL AND (${fromDay}::date IS NULL OR w.until >= ${fromDay}::date)
    ), '[]') AS absences`;
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

async function arrivals(
  prisma: PrismaClient,
  entraId: string,
  tenantId: string | null,
  today: IsoDate,
  numbers: readonly number[],
): Promise<readonly Arrival[]> {
  // Microsoft writes these ids in small letters; a workbook may not have.
  const ids = [...new Set([entraId, entraId.toLowerCase(), entraId.toUpperCase()])];
  const rows = await prisma.$queryRaw<ArrivalRow[]>`
    SELECT ${memberColumns(today)}, ${PARTNERSHIP_COLUMNS}, ${standsInFor(today)},
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
          WHERE a."partnershipId" = p.id AND a.number = ANY(${numbers}::int[])
        ) x
      ), '[]') AS named
    FROM "Member" m
    JOIN "Partnership" p ON p.id = m."partnershipId"
    LEFT JOIN "Agency" g ON g.id = m."agencyId"
    LEFT JOIN "PartnershipChoice" c ON c."entraId" = ${entraId.toLowerCase()} AND c."partnershipId" = p.id
    WHERE m."entraId" = ANY(${ids}::text[]) AND (p."tenantId" IS NULL OR lower(p."tenantId") = lower(${tenantId}::text))
    ORDER BY c."entraId" IS NULL, p.id`;
  return rows.map((row) => ({
    speaker: toSpeaker(row),
    meetings: row.meetings.map((meeting) => ({ ...meeting, startsAt: new Date(meeting.startsAt) })),
    named: row.named.map(({ acceptedAt, lastUpdateAt, ...action }) =>
      toAction({ ...action, acceptedAt: instant(acceptedAt), lastUpdateAt: instant(lastUpdateAt) }),
    ),
  }));
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function toSpeaker(row: ArrivalRow): Speaker {
  return {
    chosen: row.chosen,
    wasAsked: row.wasAsked,
    member: toMember(row),
    partnership: toPartnership(row),
    standsInFor: row.standsInFor,
  };
}

async function members(prisma: PrismaClient, partnershipId: number): Promise<readonly Member[]> {
  const rows = await prisma.$queryRaw<MemberRow[]>`
    SELECT ${memberColumns(null)}
    FROM "Member" m LEFT JOIN "Agency" g ON g.id = m."agencyId"
    WHERE m."partnershipId" = ${partnershipId}
    ORDER BY m.name, m.id`;
  return rows.map(toMember);
}

async function agencies(prisma: PrismaClient, partnershipId: number): Promise<readonly AgencyRef[]> {
  return prisma.$queryRaw<AgencyRef[]>`
    SELECT id, name FROM "Agency" WHERE "partnershipId" = ${partnershipId} ORDER BY name`;
}

async function choosePartnership(prisma: PrismaClient, entraId: string, partnershipId: number): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "PartnershipChoice" ("entraId", "partnershipId") VALUES (${entraId.toLowerCase()}, ${partnershipId})
    ON CONFLICT ("entraId") DO UPDATE SET "partnershipId" = excluded."partnershipId"`;
}

function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    partnershipId: row.partnershipId,
    name: row.name,
    email: row.email,
    entraId: row.entraId,
    agency: row.agencyId === null ? null : { id: row.agencyId, name: row.agencyName ?? '' },
    roles: row.roles,
    account: row.account,
    deputyId: row.deputyId,
    absences: row.absences,
  };
}

export function peopleIn(prisma: PrismaClient): People {
  return {
    arrivals: (entraId, tenantId, today, numbers) => arrivals(prisma, entraId, tenantId, today, numbers),
    choosePartnership: (entraId, partnershipId) => choosePartnership(prisma, entraId, partnershipId),
    members: (partnershipId) => members(prisma, partnershipId),
    agencies: (partnershipId) => agencies(prisma, partnershipId),
    addAbsence: (memberId, absence, undo, note) => addAbsence(prisma, memberId, absence, undo, note),
    endAbsence: (absenceId, lastDay, undo, note) => endAbsence(prisma, absenceId, lastDay, undo, note),
  };
}
