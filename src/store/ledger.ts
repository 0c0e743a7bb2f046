import type { DueNudge } from '../domain/nudge.ts';
import type { Ledger, LedgerEntry, Settled } from '../ports.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { jsonParameter, storableOrNull } from './storable.ts';

const COLUMNS = Prisma.sql`
  n.id, n."partnershipId", n."memberId", n.subject, n.kind::text AS kind, n.rung, n.due, n.state::text AS state,
  n.reason, n."sentAt", n.attempts`;

/** What is written on an entry whose worker disappeared. */
const LEASE_RAN_OUT = 'The clerk stopped while it was sending this, so it may or may not have arrived.';

async function plan(prisma: PrismaClient, nudges: readonly DueNudge[], at: Date): Promise<number> {
  if (nudges.length === 0) return 0;
  return prisma.$executeRaw`
    INSERT INTO "Nudge" ("partnershipId", "memberId", subject, kind, rung, due, "createdAt")
    SELECT i."partnershipId", i."memberId", i.subject, i.kind::"NudgeKind", i.rung, i.due, ${at}::timestamptz
    FROM jsonb_to_recordset(${jsonParameter(nudges)}::jsonb) AS i(
      "partnershipId" int, "memberId" int, subject text, kind text, rung int, due timestamptz)
    ON CONFLICT ("partnershipId", subject, "memberId", kind, rung) DO NOTHING`;
}

async function known(prisma: PrismaClient, partnershipId: number, dueSince: Date): Promise<readonly LedgerEntry[]> {
  return prisma.$queryRaw<LedgerEntry[]>`
    SELECT ${COLUMNS} FROM "Nudge" n
    WHERE n."partnershipId" = ${partnershipId} AND n.due >= ${dueSince}::timestamptz
    ORDER BY n.due, n.id`;
}

/**
 * Takes due entries, the oldest first, so that any number of workers may ask at once and each entry goes to one. An
 * entry whose lease has run out is not handed on, because its message may have arrived: it becomes ambiguous.
 */
async function claim(
  prisma: PrismaClient,
  worker: string,
  at: Date,
  leaseMs: number,
  take: number,
): Promise<readonly LedgerEntry[]> {
  const leaseUntil = new Date(at.getTime() + leaseMs);
  return prisma.$queryRaw<LedgerEntry[]>`
    WITH lost AS (
      UPDATE "Nudge" SET state = 'ambiguous', reason = ${LEASE_RAN_OUT}, "claimedBy" = NULL, "leaseUntil" = NULL
      WHERE state = 'claimed' AND "leaseUntil" < ${at}::timestamptz
    ), free AS (
      SELECT id FROM "Nudge"
      WHERE state = 'due' AND due <= ${at}::timestamptz
        AND ("nextAttemptAt" IS NULL OR "nextAttemptAt" <= ${at}::timestamptz)
      ORDER BY due, id
      LIMIT ${take}
      FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE "Nudge" u SET state = 'claimed', "claimedBy" = ${worker}, "leaseUntil" = ${leaseUntil}::timestamptz,
        attempts = u.attempts + 1
      FROM free WHERE u.id = free.id
      RETURNING u.*
    )
    SELECT ${COLUMNS} FROM taken n ORDER BY n.due, n.id`;
}

async function settle(prisma: PrismaClient, ids: readonly number[], outcome: Settled): Promise<void> {
  if (ids.length === 0) return;
  await prisma.$executeRaw`
    UPDATE "Nudge" SET state = ${outcome.state}::"NudgeState", reason = ${storableOrNull(outcome.reason)},
      "sentAt" = ${outcome.sentAt}::timestamptz, "activityId" = ${outcome.activityId},
      "conversationId" = ${outcome.conversationId}, "nextAttemptAt" = ${outcome.nextAttemptAt}::timestamptz,
      "claimedBy" = NULL, "leaseUntil" = NULL
    WHERE id = ANY(${ids}::int[])`;
}

async function lastBeat(prisma: PrismaClient): Promise<Date | null> {
  const rows = await prisma.$queryRaw<{ at: Date }[]>`SELECT at FROM "Heartbeat" WHERE id = 1`;
  return rows[0]?.at ?? null;
}

async function beat(prisma: PrismaClient, at: Date): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "Heartbeat" (id, at) VALUES (1, ${at}::timestamptz) ON CONFLICT (id) DO UPDATE SET at = excluded.at`;
}

export function ledgerIn(prisma: PrismaClient): Ledger {
  return {
    plan: (nudges, at) => plan(prisma, nudges, at),
    known: (partnershipId, dueSince) => known(prisma, partnershipId, dueSince),
    claim: (worker, at, leaseMs, take) => claim(prisma, worker, at, leaseMs, take),
    settle: (ids, outcome) => settle(prisma, ids, outcome),
    lastBeat: () => lastBeat(prisma),
    beat: (at) => beat(prisma, at),
  };
}
