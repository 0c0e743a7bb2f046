import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Child, startChild } from '../support/child.ts';
import { startConnector } from '../support/connector.ts';
import { createTestDatabase } from '../support/database.ts';

const SEND_NUDGES = path.join(import.meta.dirname, 'processes/send-nudges.ts');
const SEND_AT_PACE = path.join(import.meta.dirname, 'processes/send-at-pace.ts');
const PER_SECOND = 20;
const FOR_MS = 5000;

let instances: readonly Child[] = [];
afterEach(() => Promise.all(instances.map((instance) => instance.kill())));

it('keeps the pace of a tenant over all instances in any second, and slows down no other tenant', async () => {
  const databaseUrl = await createTestDatabase();
  const tenants = ['north', 'north', 'south'];
  instances = tenants.map((tenant) =>
    startChild(SEND_AT_PACE, databaseUrl, String(PER_SECOND), tenant, String(FOR_MS)),
  );
  for (const instance of instances) expect(await instance.hear()).toBe('ready');
  for (const instance of instances) instance.say('go');
  const [one = [], two = [], south = []] = await Promise.all(instances.map(timesOf));

  for (const times of [[...one, ...two], south]) {
    expect(mostWithin(1000, times)).toBeLessThanOrEqual(PER_SECOND);
    // How near to the pace they come is measured by `npm run bench`.
    expect(times.length).toBeGreaterThan((PER_SECOND * FOR_MS) / 1000 / 2);
  }
  expect(Math.min(one.length, two.length)).toBeGreaterThan(0);
});

async function timesOf(instance: Child): Promise<number[]> {
  const times: number[] = [];
  for (;;) {
    const line = await instance.hear();
    if (line === 'done') return times;
    times.push(Number(line));
  }
}

/** In whichever time of that length has the most of them. */
function mostWithin(ms: number, times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

const DIGEST_DAY = '2026-11-27T08:00:00Z';
const PERSON = 'aaaaaaaa-0000-4000-8000-000000000001';

it('keeps to what Teams takes in one conversation, though a person is in several partnerships', async () => {
  const databaseUrl = await createTestDatabase();
  const connector = await startConnector();
  try {
    const { store, prisma } = await openStore({ databaseUrl, dataDir: '' });
    const spellings = [PERSON, PERSON.toUpperCase(), PERSON];
    for (const [index, entraId] of spellings.entries()) await seedPartnershipOf(prisma, `P${String(index)}`, entraId);
    await prisma.conversation.create({
      data: {
        ...{ conversationId: 'a:sam', scope: 'personal', entraId: PERSON, updatedAt: new Date(DIGEST_DAY) },
        reference: { serviceUrl: connector.url, channelId: 'msteams', bot: { id: '28:clerk' } },
      },
    });
    instances = [1, 2].map(() => startChild(SEND_NUDGES, DIGEST_DAY, '', databaseUrl));
    for (const instance of instances) expect(await instance.hear()).toBe('sending');
    for (const instance of instances) expect(await instance.hear()).toBe('done');
    expect(await prisma.nudge.count({ where: { state: 'sent' } })).toBe(6);
    await store.close();
  } finally {
    await connector.close();
  }
  const times = connector.sent('a:sam').map(({ at }) => at);
  expect(times).toHaveLength(6);
  // One in two seconds keeps to 7 in one, 8 in two, 60 in thirty and 1,800 in an hour; one may be late on its way.
  expect(mostWithin(1950, times)).toBeLessThanOrEqual(2);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(9000);
});

/** Where the person has a digest and a word about something overdue due on the same morning. */
async function seedPartnershipOf(prisma: PrismaClient, code: string, entraId: string): Promise<void> {
  const createdAt = new Date('2026-01-05T09:00:00Z');
  const { id: partnershipId } = await prisma.partnership.create({ data: { code, name: code, board: 'B', createdAt } });
  const startsAt = new Date('2026-12-08T10:00:00Z');
  await prisma.meeting.create({ data: { partnershipId, kind: 'partnership', startsAt, firstPlannedAt: startsAt } });
  const { id: ownerId } = await prisma.member.create({
    data: { partnershipId, name: 'Sam', email: 'sam@example.org', entraId, roles: ['member'] },
  });
  await prisma.action.create({
    data: {
      ...{ partnershipId, ref: 'A-1', number: 1, title: 'Visit', ownerId },
      ...{ status: 'in_progress', due: new Date('2026-11-26') },
    },
  });
}
