import type { Speaker } from '../domain/person.ts';
import type { StandingItem, StandingItemFigures } from '../domain/standing-item.ts';
import type { AuditNote, StandingItems } from '../ports.ts';
import { writeNote } from './audit.ts';
import { StoreFault } from './fault.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { jsonParameter } from './storable.ts';

const COLUMNS = Prisma.sql`
  s.id, s.number, s.version, s.state::text AS state, s."from", s."to", s.figures, s."draftedById",
  (SELECT m.name FROM "Member" m WHERE m.id = s."approvedById") AS "approvedBy", s."approvedAt", s."postedAt"`;

interface Period {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Freezes figures as a draft. A draft that replaces one not yet posted is the next version of its number, and so is a
 * correction: one that begins when the item posted last began. Otherwise it has the next number.
 */
async function draft(
  prisma: PrismaClient,
  partnershipId: number,
  period: Period,
  figures: StandingItemFigures,
  speaker: Speaker,
  at: Date,
  note: AuditNote,
): Promise<StandingItem> {
  return prisma.$transaction(async (tx) => {
    // Two who draft at once wait for each other, so that no number and version is given twice.
    await tx.$queryRaw`SELECT id FROM "Partnership" WHERE id = ${partnershipId} FOR NO KEY UPDATE`;
    const [newest] = await tx.$queryRaw<StandingItem[]>`
      SELECT ${COLUMNS} FROM "StandingItem" s WHERE s."partnershipId" = ${partnershipId}
      ORDER BY s.number DESC, s.version DESC LIMIT 1`;
    const sameNumber = newest !== undefined && isReplacedBy(newest, period);
    const number = (newest?.number ?? 0) + (sameNumber ? 0 : 1);
    const version = sameNumber ? newest.version + 1 : 1;
    await tx.$executeRaw`
      UPDATE "StandingItem" SET state = 'superseded'
      WHERE "partnershipId" = ${partnershipId} AND state IN ('draft', 'approved')`;
    const rows = await tx.$queryRaw<StandingItem[]>`
      WITH s AS (
        INSERT INTO "StandingItem" ("partnershipId", number, version, "from", "to", figures, "draftedById", "draftedAt")
        VALUES (${partnershipId}, ${number}, ${version}, ${period.from}::timestamptz, ${period.to}::timestamptz,
                ${jsonParameter(figures)}::jsonb, ${speaker.member.id}, ${at}::timestamptz)
        RETURNING *)
      SELECT ${COLUMNS} FROM s`;
    const [item] = rows;
    if (item === undefined)
      throw new StoreFault('standing item not written', 'The standing item could not be drafted.');
    await writeNote(tx, { ...note, next: { number, version } });
    return item;
  });
}

function isReplacedBy(item: StandingItem, period: Period): boolean {
  return item.state !== 'posted' || item.from.getTime() === period.from.getTime();
}

async function newest(
  prisma: PrismaClient,
  partnershipId: number,
  condition: Prisma.Sql,
): Promise<StandingItem | null> {
  const rows = await prisma.$queryRaw<StandingItem[]>`
    SELECT ${COLUMNS} FROM "StandingItem" s
    WHERE s."partnershipId" = ${partnershipId} AND ${condition}
    ORDER BY s.number DESC, s.version DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** One step of an item's life, with its audit entry; null when the item is not in the state that the step begins in. */
async function step(
  prisma: PrismaClient,
  item: StandingItem,
  from: StandingItem['state'],
  change: Prisma.Sql,
  note: AuditNote,
): Promise<StandingItem | null> {
  return prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<StandingItem[]>`
      WITH s AS (
        UPDATE "StandingItem" SET ${change}
        WHERE id = ${item.id} AND version = ${item.version} AND state = ${from}::"StandingItemState"
        RETURNING *)
      SELECT ${COLUMNS} FROM s`;
    const [changed] = rows;
    if (changed === undefined) return null;
    const { number, version } = changed;
    await writeNote(tx, { ...note, previous: { number, version, state: from }, next: { state: changed.state } });
    return changed;
  });
}

async function settlePosting(prisma: PrismaClient, item: StandingItem, activityId: string | null): Promise<void> {
  if (activityId === null) {
    await prisma.$executeRaw`
      UPDATE "StandingItem" SET state = 'approved', "postedAt" = NULL
      WHERE id = ${item.id} AND state = 'posted' AND "activityId" IS NULL`;
    return;
  }
  await prisma.$transaction([
    prisma.$executeRaw`UPDATE "StandingItem" SET "activityId" = ${activityId} WHERE id = ${item.id}`,
    // A correction takes the place of the version that was posted before.
    prisma.$executeRaw`
      UPDATE "StandingItem" o SET state = 'superseded' FROM "StandingItem" s
      WHERE s.id = ${item.id} AND o."partnershipId" = s."partnershipId" AND o.number = s.number
        AND o.version < s.version AND o.state = 'posted'`,
  ]);
}

export function standingItemsIn(prisma: PrismaClient): StandingItems {
  return {
    draft: (partnershipId, period, figures, speaker, at, note) =>
      draft(prisma, partnershipId, period, figures, speaker, at, note),
    latest: (partnershipId) => newest(prisma, partnershipId, Prisma.sql`TRUE`),
    lastPosted: (partnershipId) => newest(prisma, partnershipId, Prisma.sql`s.state = 'posted'`),
    approve: (item, speaker, at, note) =>
      step(
        prisma,
        item,
        'draft',
        Prisma.sql`state = 'approved', "approvedById" = ${speaker.member.id}, "approvedAt" = ${at}::timestamptz`,
        note,
      ),
    claimPosting: (item, at, note) =>
      step(prisma, item, 'approved', Prisma.sql`state = 'posted', "postedAt" = ${at}::timestamptz`, note),
    settlePosting: (_partnershipId, item, activityId) => settlePosting(prisma, item, activityId),
  };
}
