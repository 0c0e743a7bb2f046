import type { SharedCard, SharedCards, StaleCard } from '../../ports/shared-cards.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import type { PrismaClient } from '../generated/client.ts';

async function add(prisma: PrismaClient, partnershipId: number, card: SharedCard, at: Date): Promise<void> {
  const { conversationId, activityId, shows } = card;
  await prisma.$executeRaw`
    WITH shown AS (
      SELECT array_agg(n.id ORDER BY n.id) AS ids
      FROM "Nominal" n
      JOIN unnest(${shows.map(({ kind }) => kind)}::text[], ${shows.map(({ number }) => number)}::int[]) k (kind, number)
        ON n.kind::text = k.kind AND n.number = k.number
      WHERE n."partnershipId" = ${partnershipId})
    INSERT INTO "SharedCard" ("partnershipId", "conversationId", "activityId", "nominalIds", "shownAt")
    SELECT ${partnershipId}, ${conversationId}, ${activityId}, ids, ${at}::timestamptz FROM shown WHERE ids IS NOT NULL
    ON CONFLICT ("conversationId", "activityId") DO UPDATE
      SET "nominalIds" = ARRAY(SELECT DISTINCT unnest("SharedCard"."nominalIds" || excluded."nominalIds") ORDER BY 1),
        "shownAt" = excluded."shownAt", "takenDownAt" = NULL`;
}

async function stale(prisma: PrismaClient, partnershipId: number, take: number): Promise<readonly StaleCard[]> {
  return prisma.$queryRaw<StaleCard[]>`
    SELECT c.id, c."conversationId", c."activityId", max(n.closed)::text AS closed
    FROM "SharedCard" c JOIN "Nominal" n ON n.id = ANY (c."nominalIds") AND n.status = 'closed'
    WHERE c."partnershipId" = ${partnershipId} AND c."takenDownAt" IS NULL
    GROUP BY c.id ORDER BY c.id LIMIT ${take}`;
}

async function takenDown(prisma: PrismaClient, partnershipId: number, id: number, at: Date): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "SharedCard" SET "takenDownAt" = ${at}::timestamptz WHERE id = ${id} AND "partnershipId" = ${partnershipId}`;
}

export const sharedCardsIn = inPartnership<SharedCards>({ add, stale, takenDown });
