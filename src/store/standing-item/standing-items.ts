import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Speaker } from '../../domain/people/person.ts';
import type { PublishedFigures, StandingItemInputs } from '../../domain/standing-item/inputs.ts';
import type { StandingItem, StandingItemFigures } from '../../domain/standing-item/standing-item.ts';
import { NO_STATEMENTS } from '../../domain/standing-item/statements.ts';
import type { AuditNote } from '../../ports/audit.ts';
import type { FrozenItem, PostedCard, StandingItems } from '../../ports/standing-items.ts';
import { writeNote } from '../audit/audit.ts';
import { StoreFault } from '../engine/fault.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { STANDING_ITEM_COLUMNS as COLUMNS } from './columns.ts';
import { standingItemCounts } from './counts.ts';
import { restate } from './statement-changes.ts';
import { jsonParameter } from '../engine/storable.ts';

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
  { figures, inputs }: { readonly figures: StandingItemFigures; readonly inputs: StandingItemInputs },
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
    // What the chair said of this period stands, until it is said otherwise.
    const statements = sameNumber ? newest.statements : NO_STATEMENTS;
    await tx.$executeRaw`
      UPDATE "StandingItem" SET state = 'superseded'
      WHERE "partnershipId" = ${partnershipId} AND state IN ('draft', 'approved')`;
    const rows = await tx.$queryRaw<StandingItem[]>`
      WITH s AS (
        INSERT INTO "StandingItem" ("partnershipId", number, version, "from", "to", figures, inputs, "inputsHash", statements,
          "draftedById", "draftedAt")
        VALUES (${partnershipId}, ${number}, ${version}, ${period.from}::timestamptz, ${period.to}::timestamptz,
                ${jsonParameter(figures)}::jsonb, ${jsonParameter(inputs)}::jsonb, ${hashOf(inputs)},
                ${jsonParameter(statements)}::jsonb, ${speaker.member.id}, ${at}::timestamptz)
        RETURNING *)
      SELECT ${COLUMNS} FROM s`;
    const [item] = rows;
    if (item === undefined)
      throw new StoreFault('standing item not written', 'The standing item could not be drafted.');
    await writeNote(tx, { ...note, next: { number, version } });
    return item;
  });
}

/** Of the values, whatever the order in which the database keeps their keys. */
function hashOf(inputs: StandingItemInputs): string {
  return createHash('sha256').update(canonicalJson(inputs)).digest('hex');
}

/** Items from before the figures had two clocks are not shown, approved or posted any more. */
const HAS_TWO_CLOCKS = Prisma.sql`s.figures ? 'sinceBoard'`;

async function published(prisma: PrismaClient, partnershipId: number): Promise<readonly PublishedFigures[]> {
  const rows = await prisma.$queryRaw<{ figures: PublishedFigures }[]>`
    SELECT jsonb_build_object('dataAsAt', s.figures -> 'dataAsAt', 'sinceBoard', s.figures -> 'sinceBoard',
      'sinceMeeting', s.figures -> 'sinceMeeting', 'nominals', s.figures -> 'nominals',
      'programmes', s.figures -> 'programmes') AS figures
    FROM "StandingItem" s
    WHERE s."partnershipId" = ${partnershipId} AND s."postedAt" IS NOT NULL AND ${HAS_TWO_CLOCKS}
    ORDER BY s.number DESC, s.version DESC`;
  return rows.map(({ figures }) => figures);
}

async function frozen(
  prisma: PrismaClient,
  partnershipId: number,
  number: number,
  version: number,
): Promise<FrozenItem | null> {
  const rows = await prisma.$queryRaw<
    { figures: StandingItemFigures; inputs: StandingItemInputs; inputsHash: string }[]
  >`
    SELECT figures, inputs, "inputsHash" FROM "StandingItem"
    WHERE "partnershipId" = ${partnershipId} AND number = ${number} AND version = ${version} AND inputs IS NOT NULL`;
  const [row] = rows;
  if (row === undefined) return null;
  const { figures, inputs, inputsHash } = row;
  return { figures, inputs, isAsFrozen: hashOf(inputs) === inputsHash };
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
        WHERE id = ${item.id} AND version = ${item.version} AND revision = ${item.revision} AND state = ${from}::"StandingItemState"
        RETURNING *)
      SELECT ${COLUMNS} FROM s`;
    const [changed] = rows;
    if (changed === undefined) return null;
    const { number, version } = changed;
    await writeNote(tx, { ...note, previous: { number, version, state: from }, next: { state: changed.state } });
    return changed;
  });
}

async function settlePosting(
  prisma: PrismaClient,
  _partnershipId: number,
  item: StandingItem,
  posted: PostedCard | null,
): Promise<void> {
  if (posted === null) {
    await prisma.$executeRaw`
      UPDATE "StandingItem" SET state = 'approved', "postedAt" = NULL
      WHERE id = ${item.id} AND state = 'posted' AND "activityId" IS NULL`;
    return;
  }
  await prisma.$transaction([
    prisma.$executeRaw`UPDATE "StandingItem" 
      SET "activityId" = ${posted.activityId}, "conversationId" = ${posted.conversationId} WHERE id = ${item.id}`,
    // A correction takes the place of the version that was posted before.
    prisma.$executeRaw`
      UPDATE "StandingItem" o SET state = 'superseded' FROM "StandingItem" s
      WHERE s.id = ${item.id} AND o."partnershipId" = s."partnershipId" AND o.number = s.number
        AND o.version < s.version AND o.state = 'posted'`,
  ]);
}

async function postedCard(
  prisma: PrismaClient,
  partnershipId: number,
  number: number,
): ReturnType<StandingItems['postedCard']> {
  const rows = await prisma.$queryRaw<(PostedCard & Pick<StandingItem, 'version'>)[]>`
    SELECT "conversationId", "activityId", version FROM "StandingItem"
    WHERE "partnershipId" = ${partnershipId} AND number = ${number} AND "conversationId" IS NOT NULL
      AND "activityId" IS NOT NULL
    ORDER BY version DESC LIMIT 1`;
  return rows[0] ?? null;
}

export const standingItemsIn = inPartnership<StandingItems>({
  counts: standingItemCounts,
  published,
  frozen,
  draft,
  restate,
  latest: (prisma, partnershipId) => newest(prisma, partnershipId, HAS_TWO_CLOCKS),
  lastApproved: (prisma, partnershipId) =>
    newest(prisma, partnershipId, Prisma.sql`s.state IN ('approved', 'posted') AND ${HAS_TWO_CLOCKS}`),
  version: (prisma, partnershipId, number, version) =>
    newest(
      prisma,
      partnershipId,
      Prisma.sql`s.number = ${number} AND s.version = coalesce(${version}::int, s.version) AND ${HAS_TWO_CLOCKS}`,
    ),
  lastPosted: (prisma, partnershipId) =>
    newest(prisma, partnershipId, Prisma.sql`s.state = 'posted' AND ${HAS_TWO_CLOCKS}`),
  approve: (prisma, item, speaker, at, note) =>
    step(
      prisma,
      item,
      'draft',
      Prisma.sql`state = 'approved', "approvedById" = ${speaker.member.id}, "approvedAt" = ${at}::timestamptz`,
      note,
    ),
  claimPosting: (prisma, item, at, note) =>
    step(prisma, item, 'approved', Prisma.sql`state = 'posted', "postedAt" = ${at}::timestamptz`, note),
  settlePosting,
  postedCard,
});
