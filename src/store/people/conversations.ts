import type { MeetingKind } from '../../domain/calendar/meeting.ts';
import type { MemberChat } from '../../domain/reminders/reach.ts';
import type { AuditNote } from '../../ports/audit.ts';
import type { Conversations, StoredConversation } from '../../ports/conversations.ts';
import { writeNote } from '../audit/audit.ts';
import { inDelivery } from '../engine/area.ts';
import { StoreFault } from '../engine/fault.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { jsonParameter } from '../engine/storable.ts';

const COLUMNS = Prisma.sql`
  v.id, v."conversationId", v.scope::text AS scope, v."tenantId", v."entraId", v.reference,
  v."removedAt" IS NOT NULL AS removed`;

/**
 * Keeps where the clerk can speak. Every message calls this, so a conversation that is known and unchanged costs a read
 * and no write; once a day it is marked as seen, so that the newest stays the newest.
 */
async function remember(
  prisma: PrismaClient,
  conversation: Omit<StoredConversation, 'id' | 'removed'>,
  at: Date,
  wrote = false,
): Promise<void> {
  const { conversationId, scope, tenantId } = conversation;
  const entraId = conversation.entraId?.toLowerCase() ?? null;
  const reference = jsonParameter(conversation.reference);
  const wroteAt = wrote ? at : null;
  await prisma.$executeRaw`
    INSERT INTO "Conversation" AS v ("conversationId", scope, "tenantId", "entraId", reference, "wroteAt", "updatedAt")
    SELECT ${conversationId}, ${scope}::"ConversationScope", ${tenantId}::text, ${entraId}::text, ${reference}::jsonb,
           ${wroteAt}::timestamptz, ${at}::timestamptz
    WHERE NOT EXISTS (
      SELECT FROM "Conversation" k
      WHERE k."conversationId" = ${conversationId} AND k.scope = ${scope}::"ConversationScope"
        AND k."tenantId" IS NOT DISTINCT FROM ${tenantId}::text AND k."entraId" IS NOT DISTINCT FROM ${entraId}::text
        AND k.reference = ${reference}::jsonb AND k."removedAt" IS NULL
        AND (k."wroteAt" IS NOT NULL OR ${wroteAt}::timestamptz IS NULL)
        AND k."updatedAt" > ${at}::timestamptz - interval '1 day')
    ON CONFLICT ("conversationId") DO UPDATE SET
      scope = excluded.scope, "tenantId" = excluded."tenantId", "entraId" = excluded."entraId",
      reference = excluded.reference, "wroteAt" = coalesce(excluded."wroteAt", v."wroteAt"), "removedAt" = NULL, "updatedAt" = excluded."updatedAt"`;
}

async function forget(prisma: PrismaClient, conversationId: string, at: Date): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "Conversation" SET "removedAt" = ${at}::timestamptz, "updatedAt" = ${at}::timestamptz
    WHERE "conversationId" = ${conversationId} AND "removedAt" IS NULL`;
}

/** One conversation `v` by a condition; those that the clerk was removed from come last. */
async function one(prisma: PrismaClient, condition: Prisma.Sql): Promise<StoredConversation | null> {
  const rows = await prisma.$queryRaw<StoredConversation[]>`
    SELECT ${COLUMNS} FROM "Conversation" v
    WHERE ${condition}
    ORDER BY v."removedAt" IS NOT NULL, v."updatedAt" DESC, v.id DESC
    LIMIT 1`;
  return rows[0] ?? null;
}

/** One chat a member: one that still stands before one that the clerk was removed from, then the newest. */
async function ofMembers(prisma: PrismaClient, partnershipId: number): Promise<readonly MemberChat[]> {
  return prisma.$queryRaw<MemberChat[]>`
    SELECT DISTINCT ON (m.id) m.id AS "memberId", v."wroteAt", v."removedAt", v."updatedAt" AS "seenAt"
    FROM "Member" m JOIN "Conversation" v ON v."entraId" = lower(m."entraId") AND v.scope = 'personal'
    WHERE m."partnershipId" = ${partnershipId}
    ORDER BY m.id, v."removedAt" IS NOT NULL, v."updatedAt" DESC, v.id DESC`;
}

/** The column in which a partnership keeps the channel of a purpose. */
function channelColumn(purpose: MeetingKind): Prisma.Sql {
  return purpose === 'board' ? Prisma.sql`"boardConversationId"` : Prisma.sql`"channelConversationId"`;
}

async function useChannel(
  prisma: PrismaClient,
  partnershipId: number,
  purpose: MeetingKind,
  conversationId: string,
  note: AuditNote,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE "Partnership" p SET ${channelColumn(purpose)} = v.id
      FROM "Conversation" v
      WHERE p.id = ${partnershipId} AND v."conversationId" = ${conversationId}`;
    if (changed === 0)
      throw new StoreFault('conversation unknown', 'The channel is not known yet. Say it there again.');
    await writeNote(tx, { ...note, next: { purpose, conversationId } });
  });
}

async function partnershipAt(prisma: PrismaClient, conversationId: string): Promise<number | null> {
  const rows = await prisma.$queryRaw<{ id: number }[]>`
    SELECT p.id FROM "Partnership" p
    JOIN "Conversation" v ON v.id IN (p."channelConversationId", p."boardConversationId")
    WHERE v."conversationId" = ${conversationId}
    ORDER BY v.id = p."channelConversationId" DESC NULLS LAST, p.id
    LIMIT 1`;
  return rows[0]?.id ?? null;
}

export const conversationsIn = inDelivery<Conversations>({
  remember,
  forget,
  ofPerson: (prisma, entraId) =>
    one(prisma, Prisma.sql`v."entraId" = ${entraId.toLowerCase()} AND v.scope = 'personal'`),
  ofMembers,
  byConversationId: (prisma, conversationId) => one(prisma, Prisma.sql`v."conversationId" = ${conversationId}`),
  newest: (prisma) => one(prisma, Prisma.sql`TRUE`),
  channelOf: (prisma, partnershipId, purpose) =>
    one(prisma, Prisma.sql`v.id = (SELECT ${channelColumn(purpose)} FROM "Partnership" WHERE id = ${partnershipId})`),
  useChannel,
  partnershipAt,
});
