import { OPEN_STATUSES } from '../../domain/actions/action.ts';
import type { UpdateKind } from '../../domain/actions/change.ts';
import type { Speaker } from '../../domain/people/person.ts';
import type { LoggedUpdate, Page, SilentOwner, UpdateEntry } from '../../ports/actions.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import type { Database } from '../engine/driver.ts';
import { visibleTo } from './visible-to.ts';

/** What happened to one action, the newest first. */
export async function history(
  { prisma }: Database,
  _partnershipId: number,
  actionId: number,
  take: number,
): Promise<readonly UpdateEntry[]> {
  return prisma.$queryRaw<UpdateEntry[]>`
    SELECT ${ENTRY_COLUMNS}
    FROM "Update" u LEFT JOIN "Member" m ON m.id = u."byId"
    WHERE u."actionId" = ${actionId}
    ORDER BY u.at DESC, u.id DESC
    LIMIT ${take}`;
}

const ENTRY_COLUMNS = Prisma.sql`u.at, m.name AS by, u.status::text AS status, u.kind::text AS kind, u.text`;

/** Entries after `since`, the newest first. */
export async function updatesSince(
  { prisma }: Database,
  partnershipId: number,
  speaker: Speaker | null,
  since: Date,
  page: { readonly skip: number; readonly take: number },
): Promise<Page<LoggedUpdate>> {
  const source = entriesSince(partnershipId, speaker, since);
  const rows = await prisma.$queryRaw<(LoggedUpdate & { readonly total: number })[]>`
    SELECT ${ENTRY_COLUMNS}, a.id AS "actionId", a.ref AS "actionRef", count(*) OVER ()::int AS total
    ${source}
    ORDER BY u.at DESC, u.id DESC
    LIMIT ${page.take} OFFSET ${page.skip}`;
  const items = rows.map(({ at, by, status, kind, text, actionId, actionRef }) => ({
    at,
    by,
    status,
    kind,
    text,
    actionId,
    actionRef,
  }));
  const total = rows[0]?.total ?? (page.skip === 0 && page.take > 0 ? 0 : await countEntries(prisma, source));
  return { items, total };
}

export async function updateCounts(
  { prisma }: Database,
  partnershipId: number,
  speaker: Speaker | null,
  since: Date,
): Promise<Partial<Record<UpdateKind, number>>> {
  const rows = await prisma.$queryRaw<{ kind: UpdateKind; count: number }[]>`
    SELECT u.kind::text AS kind, count(*)::int AS count
    ${entriesSince(partnershipId, speaker, since)}
    GROUP BY 1`;
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

/** Owners of open actions whose last update is not after `since`, by name; the queue without an owner comes last. */
export async function silentOwners(
  { prisma }: Database,
  partnershipId: number,
  speaker: Speaker | null,
  since: Date,
): Promise<readonly SilentOwner[]> {
  return prisma.$queryRaw<SilentOwner[]>`
    SELECT o.id AS "memberId", o.name, g.name AS agency, array_agg(a.ref ORDER BY a.due NULLS LAST, a.number) AS refs
    FROM "Action" a
    LEFT JOIN "Nominal" n ON n.id = a."nominalId"
    LEFT JOIN "Member" o ON o.id = a."ownerId"
    LEFT JOIN "Agency" g ON g.id = CASE WHEN o.id IS NULL THEN a."agencyId" ELSE o."agencyId" END
    WHERE a."partnershipId" = ${partnershipId} AND a.status = ANY(${OPEN_STATUSES}::text[]::"ActionStatus"[])
      AND (a."lastUpdateAt" IS NULL OR a."lastUpdateAt" <= ${since}::timestamptz) AND ${visibleTo(speaker)}
    GROUP BY o.id, o.name, g.name
    ORDER BY o.name NULLS LAST, g.name NULLS LAST, o.id`;
}

function entriesSince(partnershipId: number, speaker: Speaker | null, since: Date): Prisma.Sql {
  return Prisma.sql`
    FROM "Update" u
    JOIN "Action" a ON a.id = u."actionId"
    LEFT JOIN "Nominal" n ON n.id = a."nominalId"
    LEFT JOIN "Member" m ON m.id = u."byId"
    WHERE u."partnershipId" = ${partnershipId} AND u.at > ${since}::timestamptz AND ${visibleTo(speaker)}`;
}

/** A page beyond the last one has no row to carry the total. */
async function countEntries(prisma: PrismaClient, source: Prisma.Sql): Promise<number> {
  const rows = await prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${source}`;
  return rows[0]?.total ?? 0;
}
