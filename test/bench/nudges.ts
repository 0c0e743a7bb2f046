import { performance } from 'node:perf_hooks';
import { compose } from '../../src/compose.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { dispatchDue } from '../../src/delivery/dispatch.ts';
import { planTick } from '../../src/delivery/run-tick.ts';
import { createLog } from '../../src/log.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startCountingConnector } from './connector.ts';

/** A whole country's worth: each partnership has so many owners, with so many open actions in all. */
const OWNERS_EACH = 60;
const ACTIONS_EACH = 500;
/** The day of the digest: seven working days before every partnership's meeting on 8 December. */
const DIGEST_DAY = new Date('2026-11-27T08:00:00Z');
const CONNECTOR_MS = 50;
export const PACE = 20;
/** Enough for twenty seconds, so that how a run begins and ends weighs little. */
const DISPATCHED = 400;

export interface Planning {
  readonly partnerships: number;
  readonly planned: number;
  readonly seconds: number;
  /** Of the whole process at the end, in MB. */
  readonly memoryMb: number;
}

/** How long it takes to plan the digest of all partnerships, on a database with so many. */
export async function measurePlanning(databaseUrl: string, partnerships: number): Promise<Planning> {
  const { store, prisma } = await openStore({ databaseUrl, dataDir: '' });
  try {
    await seed(prisma, partnerships, null);
    const delivery = deliveryOn(store);
    const from = performance.now();
    const { planned } = await planTick(delivery, DIGEST_DAY);
    const seconds = (performance.now() - from) / 1000;
    return { partnerships, planned, seconds, memoryMb: process.memoryUsage().rss / 1024 / 1024 };
  } finally {
    await store.close();
  }
}

export interface Dispatching {
  readonly sent: number;
  readonly received: number;
  readonly aSecond: number;
}

/** How fast one tenant's digests go out at the pace, by so many instances, with a connector that takes its time. */
export async function measureDispatch(databaseUrl: string, instances: number): Promise<Dispatching> {
  const connector = await startCountingConnector(CONNECTOR_MS);
  const opened = await Promise.all(Array.from({ length: instances }, () => openStore({ databaseUrl, dataDir: '' })));
  try {
    const [first] = opened;
    if (first === undefined) throw new Error('At least one instance is needed.');
    await seed(first.prisma, Math.ceil(DISPATCHED / OWNERS_EACH), connector.url);
    await planTick(deliveryOn(first.store), DIGEST_DAY);
    const from = performance.now();
    await Promise.all(opened.map(({ store }) => dispatchDue(deliveryOn(store), () => DIGEST_DAY)));
    const seconds = (performance.now() - from) / 1000;
    const sent = await first.prisma.nudge.count({ where: { state: 'sent' } });
    return { sent, received: connector.received(), aSecond: sent / seconds };
  } finally {
    for (const { store } of opened) await store.close();
    connector.close();
  }
}

function deliveryOn(store: Parameters<typeof compose>[0]['store']): Delivery {
  const config = { bot: { auth: 'off' as const }, sendPace: PACE, fieldKey: null, fieldKeysBefore: [] };
  return compose({ config, store, clock: { now: () => DIGEST_DAY }, log: createLog('silent') }).delivery;
}

/** Written by the database itself, which is quick; every fifth action was updated since the last meeting. */
async function seed(prisma: PrismaClient, partnerships: number, serviceUrl: string | null): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "Partnership" (code, name, board, "createdAt")
    SELECT 'P' || p, 'Partnership ' || p, 'Board', '2026-01-05T09:00:00Z' FROM generate_series(1, ${partnerships}) p`;
  await prisma.$executeRaw`
    INSERT INTO "Meeting" ("partnershipId", kind, "startsAt", "firstPlannedAt", status)
    SELECT id, 'partnership', at::timestamptz, at::timestamptz, 'planned'
    FROM "Partnership", unnest(ARRAY['2026-10-13T09:00:00Z', '2026-12-08T10:00:00Z']) at`;
  await prisma.$executeRaw`
    INSERT INTO "Member" ("partnershipId", name, email, "entraId", roles)
    SELECT p.id, 'Member ' || m, 'member' || m || '@example.org', p.id || '-' || m, '{member}'
    FROM "Partnership" p, generate_series(1, ${OWNERS_EACH}) m`;
  await prisma.$executeRaw`
    INSERT INTO "Action" ("partnershipId", ref, number, title, status, due, "ownerId", "lastUpdateAt")
    SELECT p.id, 'A-' || a, a, 'Joint visit', 'in_progress', date '2027-01-15' + (a % 60), m.id,
      CASE WHEN a % 5 = 0 THEN timestamptz '2026-11-02T09:00:00Z' END
    FROM "Partnership" p, generate_series(1, ${ACTIONS_EACH}) a
    JOIN "Member" m ON m.email = 'member' || (a % ${OWNERS_EACH} + 1) || '@example.org'
    WHERE m."partnershipId" = p.id`;
  await prisma.$executeRaw`
    INSERT INTO "Conversation" ("conversationId", scope, "entraId", reference, "updatedAt")
    SELECT 'a:' || m."entraId", 'personal', m."entraId",
      jsonb_build_object('serviceUrl', ${serviceUrl}::text, 'channelId', 'msteams', 'bot', jsonb_build_object('id', '28:clerk')),
      now()
    FROM "Member" m WHERE ${serviceUrl}::text IS NOT NULL`;
  await prisma.$executeRaw`ANALYZE`;
}
