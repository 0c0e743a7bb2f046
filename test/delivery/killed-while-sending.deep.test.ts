import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import { startChild, type Child } from '../support/child.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { createTestDatabase } from '../support/database.ts';

const SEND_NUDGES = path.join(import.meta.dirname, 'processes/send-nudges.ts');
const KILLS = 20;
const PEOPLE = 240;
/** The day of the digest before the meeting. */
const DIGEST_DAY = '2026-11-27T08:00:00Z';
/** Sends that one process has on their way at a time: the pace lets one begin every two milliseconds. */
const UNDER_WAY = 100;

let folder: string;
let connector: Connector;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-killed-'));
  connector = await startConnector();
});
afterEach(async () => {
  await connector.close();
  await rm(folder, { recursive: true, force: true });
});

it.each(['PostgreSQL', 'the embedded database'])(
  'loses no nudge and sends none again that was recorded as sent, however often it is killed, on %s',
  async (engine) => {
    const options: StoreOptions = {
      databaseUrl: engine === 'PostgreSQL' ? await createTestDatabase() : null,
      dataDir: folder,
    };
    await withPrisma(options, (prisma) => seed(prisma, connector.url));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const sender = startSender(options);
      await sender.hear();
      // Anywhere from planning to the middle of the sends, so that all of it is passed.
      await wait(5 + ((kill * 37) % 120));
      await sender.kill();
      if (options.databaseUrl !== null) await withPrisma(options, aMinutePasses);
    }
    const last = startSender(options);
    await last.hear();
    expect(await last.hear()).toBe('done');

    const nudges = await withPrisma(options, (prisma) =>
      prisma.nudge.findMany({
        select: { state: true, kind: true, conversationId: true, member: { select: { entraId: true } } },
      }),
    );
    const digests = nudges.filter(({ kind }) => kind === 'digest');
    expect(digests).toHaveLength(PEOPLE);
    const got = new Map<string, number>();
    for (const { conversationId } of connector.sent())
      got.set(conversationId ?? '', (got.get(conversationId ?? '') ?? 0) + 1);
    const received = ({ member }: (typeof digests)[number]): number => got.get(`a:${member.entraId ?? ''}`) ?? 0;
    expect(digests.filter((digest) => received(digest) > 1)).toEqual([]);
    expect(digests.filter((digest) => digest.state === 'sent' && received(digest) !== 1)).toEqual([]);
    const inDoubt = digests.filter(({ state }) => state !== 'sent');
    expect(new Set(inDoubt.map(({ state }) => state)).size).toBeLessThanOrEqual(1);
    expect(inDoubt.every(({ state }) => state === 'ambiguous')).toBe(true);
    expect(inDoubt.length).toBeLessThan(Math.min(PEOPLE, KILLS * UNDER_WAY));
    expect(digests.length - inDoubt.length).toBeGreaterThan(0);
  },
  300_000,
);

/** On a server that others share, leases end by themselves; alone with the embedded database, a start ends them. */
async function aMinutePasses(prisma: PrismaClient): Promise<void> {
  await prisma.nudge.updateMany({ where: { state: 'claimed' }, data: { leaseUntil: new Date(0) } });
}

function startSender({ dataDir, databaseUrl }: StoreOptions): Child {
  return startChild(SEND_NUDGES, DIGEST_DAY, dataDir, ...(databaseUrl === null ? [] : [databaseUrl]));
}

async function withPrisma<T>(options: StoreOptions, work: (prisma: PrismaClient) => Promise<T>): Promise<T> {
  const { store, prisma } = await openStore(options);
  try {
    return await work(prisma);
  } finally {
    await store.close();
  }
}

/** People who own an action each and have a chat with the clerk, and a meeting seven working days after the digest. */
async function seed(prisma: PrismaClient, serviceUrl: string): Promise<void> {
  const { id: partnershipId } = await prisma.partnership.create({
    data: { code: 'NORTH', name: 'Northside', board: 'Board', createdAt: new Date('2026-01-05T09:00:00Z') },
  });
  const startsAt = new Date('2026-12-08T10:00:00Z');
  await prisma.meeting.create({ data: { partnershipId, kind: 'partnership', startsAt, firstPlannedAt: startsAt } });
  const numbers = Array.from({ length: PEOPLE }, (_, index) => index + 1);
  await prisma.member.createMany({
    data: numbers.map((number) => ({
      ...{ partnershipId, name: `Member ${String(number)}`, email: `member${String(number)}@example.org` },
      ...{ entraId: `person-${String(number)}`, roles: ['member' as const] },
    })),
  });
  const members = await prisma.member.findMany({ orderBy: { id: 'asc' } });
  await prisma.action.createMany({
    data: members.map(({ id }, index) => ({
      ...{ partnershipId, ref: `A-${String(index + 1)}`, number: index + 1, title: 'Visit', ownerId: id },
      ...{ status: 'in_progress' as const, due: new Date('2027-01-29') },
    })),
  });
  await prisma.conversation.createMany({
    data: members.map(({ entraId }) => ({
      ...{ conversationId: `a:${entraId ?? ''}`, scope: 'personal' as const, entraId, updatedAt: startsAt },
      reference: { serviceUrl, channelId: 'msteams', bot: { id: '28:clerk' } },
    })),
  });
}
