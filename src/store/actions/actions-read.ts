import type { Action } from '../../domain/actions/action.ts';
import type { ActionFilter, Page } from '../../ports/actions.ts';
import { askJson, type Database } from '../engine/driver.ts';
import type { InJson } from '../engine/in-json.ts';
import { ACTION_COLUMNS, ACTION_JOINS, NOT_ERASED, toAction, toActionFromJson, type ActionRow } from './action-rows.ts';
import { Prisma } from '../generated/client.ts';
import { visibleTo } from './visible-to.ts';

export async function byNumber(
  { prisma }: Database,
  partnershipId: number,
  numbers: readonly number[],
): Promise<readonly Action[]> {
  const rows = await prisma.$queryRaw<ActionRow[]>`
    SELECT ${ACTION_COLUMNS}
    FROM "Action" a ${ACTION_JOINS}
    WHERE a."partnershipId" = ${partnershipId} AND a.number = ANY(${numbers}::int[]) AND ${NOT_ERASED}
    ORDER BY array_position(${numbers}::int[], a.number)`;
  return rows.map(toAction);
}

/** Asked in most turns that read, so it goes past Prisma's client as the statements of every turn do. */
export async function listActions(
  database: Database,
  filter: ActionFilter,
  page: { readonly skip: number; readonly take: number },
): Promise<Page<Action>> {
  const condition = Prisma.join(conditions(filter), ' AND ');
  // The page is cut first, so that the neighbours' columns are fetched for its rows only.
  const rows = await askJson<readonly (InJson<ActionRow> & { readonly total: number })[]>(
    database,
    Prisma.sql`
    WITH page AS (
      SELECT a.*, count(*) OVER ()::int AS total
      FROM "Action" a LEFT JOIN "Nominal" n ON n.id = a."nominalId"
      WHERE ${condition}
      ORDER BY a.due NULLS LAST, a.number
      LIMIT ${page.take}::int OFFSET ${page.skip}::int
    )
    SELECT coalesce(json_agg(z ORDER BY z.due NULLS LAST, z.number), '[]')::text
    FROM (SELECT ${ACTION_COLUMNS}, a.total FROM page a ${ACTION_JOINS}) z`,
  );
  const total = rows[0]?.total ?? (page.skip === 0 && page.take > 0 ? 0 : await countActions(database, condition));
  return { items: rows.map(toActionFromJson), total };
}

/** A page beyond the last one, or of no length, has no row to carry the total. */
async function countActions({ prisma }: Database, condition: Prisma.Sql): Promise<number> {
  const rows = await prisma.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total
    FROM "Action" a LEFT JOIN "Nominal" n ON n.id = a."nominalId"
    WHERE ${condition}`;
  return rows[0]?.total ?? 0;
}

function conditions(filter: ActionFilter): Prisma.Sql[] {
  const all = [Prisma.sql`a."partnershipId" = ${filter.partnershipId}`, NOT_ERASED, visibleTo(filter.visibleTo)];
  if (filter.ids !== undefined) all.push(Prisma.sql`a.id = ANY(${filter.ids}::int[])`);
  if (filter.ownerIds !== undefined) all.push(Prisma.sql`a."ownerId" = ANY(${filter.ownerIds}::int[])`);
  if (filter.agencyId !== undefined) all.push(Prisma.sql`a."agencyId" = ${filter.agencyId}`);
  if (filter.nominalId !== undefined) all.push(Prisma.sql`a."nominalId" = ${filter.nominalId}`);
  if (filter.statuses !== undefined) {
    all.push(Prisma.sql`a.status = ANY(${filter.statuses}::text[]::"ActionStatus"[])`);
  }
  if (filter.dueBefore !== undefined) all.push(Prisma.sql`a.due < ${filter.dueBefore}::date`);
  if (filter.ownerless === true) all.push(Prisma.sql`a."ownerId" IS NULL`);
  if (filter.silentSince !== undefined) {
    all.push(Prisma.sql`(a."lastUpdateAt" IS NULL OR a."lastUpdateAt" <= ${filter.silentSince}::timestamptz)`);
  }
  return all;
}
