import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Nominal } from '../../domain/nominals/nominal.ts';
import type { AgencyRef } from '../../domain/people/person.ts';
import { NOMINAL_KINDS, type NominalKey, type NominalKind } from '../../domain/refs.ts';
import type { Page } from '../../ports/actions.ts';
import type { NominalCount } from '../../ports/nominals.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';

interface NominalRow {
  readonly id: number;
  readonly ref: string;
  readonly kind: NominalKind;
  readonly number: number;
  readonly categories: readonly string[];
  readonly open: boolean;
  readonly leadAgencyId: number | null;
  readonly leadAgencyName: string | null;
  readonly clearedAgencies: readonly AgencyRef[];
  readonly profile: string | null;
  readonly opened: IsoDate | null;
  readonly closed: IsoDate | null;
  readonly reviewBy: IsoDate | null;
  readonly heldSince: IsoDate | null;
  readonly version: number;
}

/** The lead agency is among the cleared ones. */
const COLUMNS = Prisma.sql`
  n.id, n.ref, n.kind::text AS kind, n.number, n.categories, n.status = 'open' AS open,
  n."leadAgencyId", l.name AS "leadAgencyName", f.ref AS profile,
  n.opened::text AS opened, n.closed::text AS closed,
  n."reviewBy"::text AS "reviewBy", n."heldSince"::text AS "heldSince", n.version,
  coalesce((
    SELECT json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.name) FROM "Agency" g
    WHERE g.id = n."leadAgencyId"
      OR EXISTS (SELECT FROM "NominalAgency" c WHERE c."nominalId" = n.id AND c."agencyId" = g.id)
  ), '[]') AS "clearedAgencies"`;

const JOINS = Prisma.sql`
  LEFT JOIN "Agency" l ON l.id = n."leadAgencyId"
  LEFT JOIN "Profile" f ON f.id = n."profileId"`;

export async function nominalByKey(
  prisma: PrismaClient,
  partnershipId: number,
  key: NominalKey,
): Promise<Nominal | null> {
  const rows = await prisma.$queryRaw<NominalRow[]>`
    SELECT ${COLUMNS} FROM "Nominal" n ${JOINS}
    WHERE n."partnershipId" = ${partnershipId} AND n.kind = ${key.kind}::"NominalKind" AND n.number = ${key.number}
      AND n."erasedAt" IS NULL`;
  return rows[0] === undefined ? null : toNominal(rows[0]);
}

export async function nominalById(
  queries: Pick<PrismaClient, '$queryRaw'>,
  partnershipId: number,
  id: number,
): Promise<Nominal | null> {
  const rows = await queries.$queryRaw<NominalRow[]>`
    SELECT ${COLUMNS} FROM "Nominal" n ${JOINS}
    WHERE n."partnershipId" = ${partnershipId} AND n.id = ${id} AND n."erasedAt" IS NULL`;
  return rows[0] === undefined ? null : toNominal(rows[0]);
}

/** As reviewDue (src/domain/nominals/review.ts) counts it. */
export async function nominalsForReview(
  prisma: PrismaClient,
  partnershipId: number,
  by: IsoDate,
  reviewMonths: number,
): Promise<readonly Nominal[]> {
  const due = Prisma.sql`coalesce(n."reviewBy", (n.opened + make_interval(months => ${reviewMonths}::int))::date)`;
  const rows = await prisma.$queryRaw<NominalRow[]>`
    SELECT ${COLUMNS} FROM "Nominal" n ${JOINS}
    WHERE n."partnershipId" = ${partnershipId} AND n."erasedAt" IS NULL AND n.status = 'open'
      AND coalesce(${due} <= ${by}::date, true)
    ORDER BY ${due} NULLS FIRST, n.kind, n.number`;
  return rows.map(toNominal);
}

/** The open ones first, then by kind and number. Of an agency: the open ones that it needs to know of (canSeeNominal). */
export async function listNominals(
  prisma: PrismaClient,
  partnershipId: number,
  page: { readonly skip: number; readonly take: number; readonly agencyId: number | null },
): Promise<Page<Nominal>> {
  const { skip, take, agencyId } = page;
  const condition = Prisma.sql`n."partnershipId" = ${partnershipId} AND n."erasedAt" IS NULL AND (
    ${agencyId}::int IS NULL OR n.status = 'open' AND (n."leadAgencyId" = ${agencyId}::int
      OR EXISTS (SELECT FROM "NominalAgency" c WHERE c."nominalId" = n.id AND c."agencyId" = ${agencyId}::int)))`;
  const rows = await prisma.$queryRaw<(NominalRow & { readonly total: number })[]>`
    SELECT ${COLUMNS}, count(*) OVER ()::int AS total FROM "Nominal" n ${JOINS}
    WHERE ${condition}
    ORDER BY n.status, n.kind, n.number
    LIMIT ${take} OFFSET ${skip}`;
  if (rows[0] !== undefined) return { items: rows.map(toNominal), total: rows[0].total };
  const counted = await prisma.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM "Nominal" n WHERE ${condition}`;
  return { items: [], total: counted[0]?.total ?? 0 };
}

/** Every kind, those without any as noughts. One whose opening day is not known was open from the beginning. */
export async function nominalCounts(
  prisma: PrismaClient,
  partnershipId: number,
  from: IsoDate,
  to: IsoDate,
): Promise<readonly NominalCount[]> {
  const rows = await prisma.$queryRaw<NominalCount[]>`
    SELECT kind::text AS kind,
      (count(*) FILTER (WHERE opened >= ${from}::date AND opened < ${to}::date))::int AS opened,
      (count(*) FILTER (WHERE closed >= ${from}::date AND closed < ${to}::date))::int AS closed,
      (count(*) FILTER (WHERE (opened IS NULL OR opened < ${to}::date)
         AND CASE WHEN closed IS NULL THEN status = 'open' ELSE closed >= ${to}::date END))::int AS open
    FROM "Nominal" WHERE "partnershipId" = ${partnershipId} GROUP BY kind`;
  return NOMINAL_KINDS.map((kind) => rows.find((row) => row.kind === kind) ?? { kind, opened: 0, closed: 0, open: 0 });
}

function toNominal(row: NominalRow): Nominal {
  const { id, ref, kind, number, categories, open, leadAgencyId, leadAgencyName, clearedAgencies, profile } = row;
  const leadAgency = leadAgencyId === null ? null : { id: leadAgencyId, name: leadAgencyName ?? '' };
  return {
    id,
    ref,
    kind,
    number,
    categories,
    open,
    leadAgency,
    clearedAgencies,
    profile,
    opened: row.opened,
    closed: row.closed,
    reviewBy: row.reviewBy,
    heldSince: row.heldSince,
    version: row.version,
  };
}
