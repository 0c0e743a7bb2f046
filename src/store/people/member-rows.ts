import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Absence, Account, Member, Role, Unreached } from '../../domain/people/person.ts';
import { Prisma } from '../generated/client.ts';

export interface MemberRow {
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
  readonly unreached: (Omit<Unreached, 'at'> & { readonly at: string }) | null;
}

/** A member `m` of agency `g`, with the absences that have not passed by `fromDay`; null: all of them. */
export function memberColumns(fromDay: IsoDate | null): Prisma.Sql {
  return Prisma.sql`
    m.id, m."partnershipId", m.name, m.email, m."entraId", m."agencyId", g.name AS "agencyName",
    m.roles::text[] AS roles, m.account::text AS account, m."deputyId",
    coalesce((
      SELECT json_agg(json_build_object('id', w.id, 'from', w."from", 'until', w.until, 'coverId', w."coverId")
                      ORDER BY w."from", w.id)
      FROM "Away" w
      WHERE w."memberId" = m.id AND w."endedAt" IS NULL AND (${fromDay}::date IS NULL OR w.until >= ${fromDay}::date)
    ), '[]') AS absences,
    CASE WHEN m."unreachedAt" IS NOT NULL THEN json_build_object(
      'at', m."unreachedAt", 'code', m."unreachedCode", 'reason', m."unreachedReason") END AS unreached`;
}

export function toMember(row: MemberRow): Member {
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
    unreached: row.unreached === null ? null : { ...row.unreached, at: new Date(row.unreached.at) },
  };
}
