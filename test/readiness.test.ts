import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReadiness } from '../src/readiness.ts';
import type { OpenStore } from '../src/store/open-store.ts';
import { openTestDatabase } from './support/database.ts';

let opened: OpenStore;

beforeAll(async () => {
  opened = await openTestDatabase('PGlite');
});

afterAll(async () => {
  await opened.store.close();
});

test('a clerk without a heartbeat is ready when its database is', async () => {
  expect(await createReadiness(opened, null)()).toEqual([]);
});

test('a beat that failed is told until one does not', async () => {
  let failing = false;
  const heartbeat = { isFailing: () => failing, unplanned: () => 0, isLate: () => false };
  const whyNotReady = createReadiness(opened, heartbeat);
  expect(await whyNotReady()).toEqual([]);
  failing = true;
  expect(await whyNotReady()).toEqual(['The last heartbeat failed: reminders are not being sent.']);
  failing = false;
  expect(await whyNotReady()).toEqual([]);
});

test('partnerships whose reminders cannot be worked out are told, until they can be', async () => {
  let unplanned = 1;
  const heartbeat = { isFailing: () => false, unplanned: () => unplanned, isLate: () => false };
  const whyNotReady = createReadiness(opened, heartbeat);
  expect(await whyNotReady()).toEqual(['The last heartbeat could not work out the reminders of one partnership.']);
  unplanned = 2;
  expect(await whyNotReady()).toEqual(['The last heartbeat could not work out the reminders of 2 partnerships.']);
  unplanned = 0;
  expect(await whyNotReady()).toEqual([]);
});

test('a beat that is late is told', async () => {
  const late = { isFailing: () => false, unplanned: () => 0, isLate: () => true };
  expect(await createReadiness(opened, late)()).toEqual(['The heartbeat is late: reminders are not being sent.']);
});

test('a migration that is not applied is named', async () => {
  const [last] = await opened.prisma.$queryRaw<{ name: string }[]>`
    DELETE FROM "_prisma_migrations" RETURNING migration_name AS name`;
  expect(await createReadiness(opened, null)()).toContain(`The migration ${last?.name ?? ''} is not applied.`);
});

test('a database that has gone is told in words, without what it said', async () => {
  const other = await openTestDatabase('PGlite');
  await other.store.close();
  expect(await createReadiness(other, null)()).toEqual(['The database does not answer.']);
});
