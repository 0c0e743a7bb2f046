import type { DueNudge } from '../../domain/reminders/nudge.ts';
import { fromKey, toKey, type StoredSubject } from '../../domain/reminders/subject.ts';
import type { Claim, ClaimedEntry, Follows, Ledger, LedgerEntry, SentMessage, Settled } from '../../ports/ledger.ts';
import { inDelivery } from '../engine/area.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { jsonParameter, storableOrNull } from '../engine/storable.ts';

const COLUMNS = Prisma.sql`
  n.id, n."partnershipId", n."memberId", n.subject, n.kind::text AS kind, n.rung, n.due, n.state::text AS state,
  n.reason, n."sentAt", n.attempts`;

/** What is written on an entry whose worker disappeared while its message was on its way. */
const WORKER_GONE = 'The clerk stopped while it was sending this, so it may or may not have arrived.';

/** Longer than a send may take, with the time to write down what became of it. */
const SENDING_MS = 60_000;

/** A row as the database has it, with the key of its subject. */
type Keyed<E> = Omit<E, 'subject'> & { readonly subject: string };

function withSubject<R extends { readonly subject: string }>(
  row: R,
): Omit<R, 'subject'> & { readonly subject: StoredSubject } {
  return { ...row, subject: fromKey(row.subject) };
}

/** The rows of planned nudges in their order, from a JSON parameter; not those of people who were removed meanwhile. */
function plannedRows(nudges: readonly DueNudge[]): Prisma.Sql {
  const rows = nudges.map((nudge) => ({ ...nudge, subject: toKey(nudge.subject) }));
  return Prisma.sql`(
    SELECT p.* FROM ROWS FROM (jsonb_to_recordset(${jsonParameter(rows)}::jsonb)
      AS ("partnershipId" int, "memberId" int, subject text, kind text, rung int, due timestamptz)) WITH ORDINALITY AS p
    JOIN "Member" m ON m.id = p."memberId" AND m."partnershipId" = p."partnershipId"
    ORDER BY p.ordinality) AS i`;
}

async function plan(prisma: PrismaClient, nudges: readonly DueNudge[], at: Date): Promise<number> {
  if (nudges.length === 0) return 0;
  return prisma.$executeRaw`
    INSERT INTO "Nudge" ("partnershipId", "memberId", subject, kind, rung, due, "createdAt")
    SELECT i."partnershipId", i."memberId", i.subject, i.kind::"NudgeKind", i.rung, i.due, ${at}::timestamptz
    FROM ${plannedRows(nudges)}
    ON CONFLICT ("partnershipId", subject, "memberId", kind, rung) DO NOTHING`;
}

async function known(prisma: PrismaClient, partnershipId: number, dueSince: Date): Promise<readonly LedgerEntry[]> {
  const rows = await prisma.$queryRaw<Keyed<LedgerEntry>[]>`
    SELECT ${COLUMNS} FROM "Nudge" n
    WHERE n."partnershipId" = ${partnershipId} AND n.due >= ${dueSince}::timestamptz
    ORDER BY n.due, n.id`;
  return rows.map(withSubject);
}

/** For a process that has the database to itself: whoever held a lease is gone. */
export async function endLeases(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw`UPDATE "Nudge" SET "leaseUntil" = '-infinity' WHERE state = 'claimed'`;
}

/**
 * Leases run by the database's clock, so that instances whose own clocks differ agree on when one has ended. What was
 * handed over stays its holder's: if it lives after all, it knows what became of it.
 */
async function release(prisma: PrismaClient): Promise<{ due: number; ambiguous: number }> {
  const rows = await prisma.$queryRaw<{ state: string; count: number }[]>`
    WITH gone AS (
      SELECT id FROM "Nudge" WHERE state = 'claimed' AND "leaseUntil" < now() FOR UPDATE SKIP LOCKED
    ), released AS (
      UPDATE "Nudge" n SET "leaseUntil" = NULL,
        "claimedBy" = CASE WHEN n."postedAt" IS NULL THEN NULL ELSE n."claimedBy" END,
        state = CASE WHEN n."postedAt" IS NULL THEN 'due' ELSE 'ambiguous' END::"NudgeState",
        reason = CASE WHEN n."postedAt" IS NULL THEN n.reason ELSE ${WORKER_GONE} END
      FROM gone WHERE n.id = gone.id
      RETURNING n.state::text AS state
    )
    SELECT state, count(*)::int AS count FROM released GROUP BY state`;
  const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { due: count('due'), ambiguous: count('ambiguous') };
}

/** Due, and not waiting for a later attempt. */
function isDue(at: Date): Prisma.Sql {
  return Prisma.sql`n.state = 'due' AND n.due <= ${at}::timestamptz
    AND (n."nextAttemptAt" IS NULL OR n."nextAttemptAt" <= ${at}::timestamptz)`;
}

async function waiting(prisma: PrismaClient, at: Date): Promise<readonly (string | null)[]> {
  const rows = await prisma.$queryRaw<{ tenantId: string | null }[]>`
    SELECT DISTINCT p."tenantId" FROM "Nudge" n JOIN "Partnership" p ON p.id = n."partnershipId" WHERE ${isDue(at)}`;
  return rows.map(({ tenantId }) => tenantId);
}

/**
 * Any number may ask at once. A message's first entry stands for all of it: whoever locks that one has the
 * others too, so that no two workers send parts of one message. What its history shows is noted here, before its
 * actions are read: an update that comes in between is then seen as not shown, never as shown.
 */
async function claim(
  prisma: PrismaClient,
  { holder, at, leaseMs, tenantId, messages }: Claim,
): Promise<readonly ClaimedEntry[]> {
  const rows = await prisma.$queryRaw<Keyed<ClaimedEntry>[]>`
    WITH heads AS MATERIALIZED (
      SELECT n."partnershipId", n."memberId", n.kind, n.rung, ${messageSubject('n')} AS message
      FROM "Nudge" n JOIN "Partnership" p ON p.id = n."partnershipId"
      WHERE ${isDue(at)} AND p."tenantId" IS NOT DISTINCT FROM ${tenantId}::text
        AND NOT EXISTS (
          SELECT FROM "Nudge" f
          WHERE f.state = 'due' AND f.due <= ${at}::timestamptz AND f.id < n.id AND f."partnershipId" = n."partnershipId"
            AND f."memberId" = n."memberId" AND f.kind = n.kind AND f.rung = n.rung
            AND ${messageSubject('f')} = ${messageSubject('n')})
      ORDER BY n.due, n.id
      LIMIT ${messages}
      FOR UPDATE OF n SKIP LOCKED
    ), taken AS (
      UPDATE "Nudge" n SET state = 'claimed', "claimedBy" = ${holder},
        "leaseUntil" = now() + ${leaseMs}::int * interval '1 millisecond',
        "seenUpdate" = coalesce((SELECT max(u.id) FROM "Update" u), 0)
      FROM heads h
      WHERE ${isDue(at)} AND n."partnershipId" = h."partnershipId" AND n."memberId" = h."memberId" AND n.kind = h.kind
        AND n.rung = h.rung AND ${messageSubject('n')} = h.message
      RETURNING n.*
    )
    SELECT ${COLUMNS}, lower(m."entraId") AS "entraId", v."conversationId" AS "channelId"
    FROM taken n
    JOIN "Member" m ON m.id = n."memberId"
    JOIN "Partnership" p ON p.id = n."partnershipId"
    LEFT JOIN "Conversation" v ON v.id = p."channelConversationId"
    ORDER BY n.due, n.id`;
  return rows.map(withSubject);
}

/** Overdue and new actions, and what is said in somebody's stead, go out in one message a person and rung; others by subject. */
function messageSubject(alias: 'n' | 'f'): Prisma.Sql {
  const table = Prisma.raw(alias);
  return Prisma.sql`CASE WHEN ${table}.kind IN ('overdue', 'issue', 'mention', 'relay') THEN '' ELSE ${table}.subject END`;
}

async function post(
  prisma: PrismaClient,
  ids: readonly number[],
  holder: string,
  numbers: readonly number[],
): Promise<boolean> {
  const posted = await prisma.$executeRaw`
    WITH mine AS (
      SELECT id FROM "Nudge"
      WHERE id = ANY(${ids}::int[]) AND state = 'claimed' AND "claimedBy" = ${holder} AND "postedAt" IS NULL
      FOR UPDATE
    )
    UPDATE "Nudge" n SET "postedAt" = now(), attempts = n.attempts + 1, numbers = ${numbers}::int[],
      "leaseUntil" = greatest(n."leaseUntil", now() + ${SENDING_MS}::int * interval '1 millisecond')
    FROM mine
    WHERE n.id = mine.id AND (SELECT count(*) FROM mine) = ${ids.length}`;
  return posted > 0;
}

async function settle(
  prisma: PrismaClient,
  ids: readonly number[],
  holder: string | null,
  outcome: Settled,
  { plan: following = [], reach }: Follows = {},
): Promise<boolean> {
  if (ids.length === 0) return false;
  const unreached = reach?.unreached ?? null;
  const isHeld = holder === null ? Prisma.sql`n.state = 'due'` : Prisma.sql`n."claimedBy" = ${holder}`;
  const rows = await prisma.$queryRaw<{ isSettled: boolean }[]>`
    WITH settled AS (
      UPDATE "Nudge" n SET state = ${outcome.state}::"NudgeState", reason = ${storableOrNull(outcome.reason)},
        "sentAt" = ${outcome.sentAt}::timestamptz, "activityId" = ${outcome.activityId},
        "conversationId" = ${outcome.conversationId}, "nextAttemptAt" = ${outcome.nextAttemptAt}::timestamptz,
        "postedAt" = CASE WHEN ${outcome.state} = 'due' THEN NULL ELSE n."postedAt" END,
        "claimedBy" = NULL, "leaseUntil" = NULL
      WHERE n.id = ANY(${ids}::int[]) AND ${isHeld}
      RETURNING n.id
    ), followed AS (
      INSERT INTO "Nudge" ("partnershipId", "memberId", subject, kind, rung, due)
      SELECT i."partnershipId", i."memberId", i.subject, i.kind::"NudgeKind", i.rung, i.due
      FROM ${plannedRows(following)}
      WHERE EXISTS (SELECT FROM settled)
      ON CONFLICT ("partnershipId", subject, "memberId", kind, rung) DO NOTHING
    ), reached AS (
      UPDATE "Member" SET "unreachedAt" = ${unreached?.at ?? null}::timestamptz,
        "unreachedCode" = ${unreached?.code ?? null}, "unreachedReason" = ${storableOrNull(unreached?.reason ?? null)}
      WHERE id = ${reach?.memberId ?? null}::int AND EXISTS (SELECT FROM settled)
        AND ("unreachedAt" IS NOT NULL OR ${unreached?.at ?? null}::timestamptz IS NOT NULL)
    )
    SELECT EXISTS (SELECT FROM settled) AS "isSettled"`;
  return rows[0]?.isSettled ?? false;
}

/**
 * The order of the history, not its clock, says what is new: clocks of instances differ and are set back. When it was
 * sent is the earlier of the beat's time and the database's, which differ where a beat is asked for as of another time.
 */
async function outdated(
  prisma: PrismaClient,
  partnershipId: number,
  sentSince: Date,
  take: number,
): Promise<readonly SentMessage[]> {
  const rows = await prisma.$queryRaw<Keyed<SentMessage>[]>`
    WITH newest AS MATERIALIZED (SELECT coalesce(max(id), 0) AS id FROM "Update"),
    stale AS MATERIALIZED (
      SELECT n.id, n."seenUpdate" AS seen FROM "Nudge" n
      WHERE n."partnershipId" = ${partnershipId} AND n.state = 'sent' AND n."sentAt" >= ${sentSince}::timestamptz
        AND n."activityId" IS NOT NULL AND n."conversationId" IS NOT NULL
        -- Below nought: what it shows was erased, whether or not that has a history.
        AND (n."seenUpdate" < 0 OR EXISTS (
          SELECT FROM "Update" u JOIN "Action" a ON a.id = u."actionId"
          WHERE u."partnershipId" = n."partnershipId" AND u.id > n."seenUpdate" AND a.number = ANY(n.numbers)))
      ORDER BY n.id
      LIMIT ${take}
      FOR UPDATE OF n SKIP LOCKED
    ), shown AS (
      UPDATE "Nudge" n SET "seenUpdate" = newest.id FROM stale, newest WHERE n.id = stale.id RETURNING n.*, stale.seen
    )
    SELECT array_agg(s.id ORDER BY s.id) AS ids, s."memberId", lower(min(m."entraId")) AS "entraId", min(s.subject) AS subject, s.kind::text AS kind, s.rung,
      s.numbers, least(min(s."sentAt"), min(s."postedAt")) AS "sentAt", s."conversationId", s."activityId",
      min(s.seen) AS "seenUpdate"
    FROM shown s JOIN "Member" m ON m.id = s."memberId"
    GROUP BY s."memberId", s.kind, s.rung, s.numbers, s."conversationId", s."activityId"
    ORDER BY min(s.id)`;
  return rows.map(withSubject);
}

/** To be called before the actions are read, so that an update that comes in between is brought later, not never. */
async function showsAll(
  prisma: PrismaClient,
  partnershipId: number,
  conversationId: string,
  activityId: string,
): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "Nudge" SET "seenUpdate" = (SELECT max(id) FROM "Update" WHERE "partnershipId" = ${partnershipId})
    WHERE "partnershipId" = ${partnershipId} AND state = 'sent' AND "conversationId" = ${conversationId}
      AND "activityId" = ${activityId}`;
}

async function unplanned(prisma: PrismaClient, partnershipId: number, since: Date | null): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "Partnership" SET "unplannedSince" =
      CASE WHEN ${since}::timestamptz IS NULL THEN NULL ELSE coalesce("unplannedSince", ${since}::timestamptz) END
    WHERE id = ${partnershipId}`;
}

async function notShown(prisma: PrismaClient, { ids, seenUpdate }: SentMessage): Promise<void> {
  await prisma.$executeRaw`UPDATE "Nudge" SET "seenUpdate" = ${seenUpdate} WHERE id = ANY(${ids}::int[])`;
}

async function lastBeat(prisma: PrismaClient): Promise<Date | null> {
  const rows = await prisma.$queryRaw<{ at: Date }[]>`SELECT at FROM "Heartbeat" WHERE id = 1`;
  return rows[0]?.at ?? null;
}

async function beat(prisma: PrismaClient, at: Date): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "Heartbeat" (id, at) VALUES (1, ${at}::timestamptz) ON CONFLICT (id) DO UPDATE SET at = excluded.at`;
}

export const ledgerIn = inDelivery<Ledger>({
  plan,
  known,
  release,
  waiting,
  claim,
  post,
  settle,
  outdated,
  showsAll,
  unplanned,
  notShown,
  lastBeat,
  beat,
});
