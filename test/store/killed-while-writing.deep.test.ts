import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { seedPartnership } from '../support/builders.ts';
import { startChild } from '../support/child.ts';

const WRITE_UPDATES = path.join(import.meta.dirname, 'processes/write-updates.ts');
const KILLS = 5;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-killed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('loses no change that it acknowledged, however often it is killed while it writes', async () => {
  const seeding = await openStore({ databaseUrl: null, dataDir: folder });
  await seedPartnership(seeding.prisma);
  await seeding.store.close();
  const acknowledged: string[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const writer = startChild(WRITE_UPDATES, folder);
    for (let writes = 0; writes < 7 + kill; writes += 1) acknowledged.push(await writer.hear());
    await writer.kill();
    acknowledged.push(...writer.unheard());
  }
  const { store, prisma } = await openStore({ databaseUrl: null, dataDir: folder });
  const kept = await prisma.update.findMany({ select: { text: true } });
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 8);
  expect(kept.map((update) => update.text)).toEqual(expect.arrayContaining(acknowledged));
  const { version } = await prisma.action.findFirstOrThrow({ where: { number: 12 } });
  expect(version).toBe(kept.length + 1);
  await store.close();
}, 180_000);
