import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { createTestDatabase } from '../support/database.ts';
import { startTokenIssuer } from '../support/token-issuer.ts';
import { runClerk } from './run-clerk.ts';

const EXAMPLE = path.join(import.meta.dirname, '../../examples/operation-portfolio.xlsx');

test('a clerk that is well has no faults, and says who cannot be reached', async () => {
  const env = { DATABASE_URL: await createTestDatabase(), BOT_AUTH: 'off' };
  await runClerk(['import', EXAMPLE], env);
  const { store, prisma } = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: '' });
  await store.ledger.beat(new Date('2026-11-23T08:58:00Z'));
  await prisma.member.updateMany({ where: { name: 'Luke Farrow' }, data: { entraId: null } });
  const unreached = { unreachedAt: new Date('2026-11-20T08:00:00Z'), unreachedCode: 'blocked', unreachedReason: 'Why' };
  await prisma.member.updateMany({ where: { name: 'Hannah Creed' }, data: unreached });
  await store.close();
  const ran = await runClerk(['doctor'], env);
  expect(ran).toMatchObject({ exit: 0, err: '' });
  expect(ran.out).toMatch(/^ok +database +PostgreSQL$/m);
  expect(ran.out).toMatch(/^ok +migrations +all applied$/m);
  expect(ran.out).toMatch(/^ok +manifest +/m);
  expect(ran.out).toMatch(/^ok +heartbeat +.* 2 minutes ago$/m);
  expect(ran.out).toMatch(/^warning +authentication +off: /m);
  expect(ran.out).toMatch(/^warning +people of PORTFOLIO +1 member without an entra_id.*luke\.farrow@example\.org$/m);
  expect(ran.out).toMatch(/^warning +people of PORTFOLIO +3 external members .*hannah\.creed@example\.org/m);
  expect(ran.out).toMatch(/did not reach: hannah\.creed@example\.org \(blocked, Friday 20 November 2026\)$/m);
});

test('a partnership whose reminders cannot be worked out is a fault, with since when', async () => {
  const env = { DATABASE_URL: await createTestDatabase(), BOT_AUTH: 'off' };
  await runClerk(['import', EXAMPLE], env);
  const { store } = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: '' });
  const [partnership] = await store.partnerships();
  const id = partnership?.id ?? 0;
  await store.ledger.unplanned(id, new Date('2026-11-23T08:57:00Z'));
  await store.ledger.unplanned(id, new Date('2026-11-23T08:58:00Z'));
  const ran = await runClerk(['doctor'], env);
  expect(ran.exit).toBe(1);
  expect(ran.out).toMatch(/^fault +reminders of PORTFOLIO +could not .* since Monday 23 November 2026 at 08:57$/m);
  await store.ledger.unplanned(id, null);
  await store.close();
  expect((await runClerk(['doctor'], env)).out).not.toContain('could not be worked out');
});

test('what is kept longer than it should be is a warning, with what would end that', async () => {
  const env = { DATABASE_URL: await createTestDatabase(), BOT_AUTH: 'off' };
  await runClerk(['import', EXAMPLE], env);
  expect((await runClerk(['doctor'], env)).out).toMatch(/^ok +retention of PORTFOLIO +nothing is kept longer/m);
  const { store, prisma } = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: '' });
  const open = await prisma.nominal.findMany({
    where: { status: 'open', actions: { some: { status: 'in_progress' } } },
    select: { id: true },
    take: 2,
  });
  const [first, second] = open.map(({ id }) => id);
  await prisma.nominal.update({
    where: { id: first ?? 0 },
    data: { status: 'closed', closed: new Date('2020-01-15') },
  });
  await prisma.nominal.update({ where: { id: second ?? 0 }, data: { status: 'closed', closed: null } });
  await store.close();
  const ran = await runClerk(['doctor'], env);
  expect(ran.exit).toBe(0);
  expect(ran.out).toMatch(/^warning +retention of PORTFOLIO +1 code closed without a day: kept for good until/m);
  expect(ran.out).toMatch(/^warning +retention of PORTFOLIO +1 code past the retention, kept because an action/m);
});

test('a heartbeat that has stopped is a warning', async () => {
  const env = { DATABASE_URL: await createTestDatabase() };
  const { store } = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: '' });
  await store.ledger.beat(new Date('2026-11-23T07:00:00Z'));
  await store.close();
  const ran = await runClerk(['doctor'], env);
  expect(ran.out).toMatch(/^warning +heartbeat +.* 120 minutes ago: the clerk is not running$/m);
  expect(ran.out).toMatch(/^warning +people +there is no partnership yet/m);
});

test('says in plain words how callers are checked, and what would keep everybody out', async () => {
  const issuer = await startTokenIssuer();
  const DATABASE_URL = await createTestDatabase();
  const env = {
    ...{ DATABASE_URL, MICROSOFT_APP_ID: issuer.identity.appId, MICROSOFT_APP_PASSWORD: 'invented' },
    MICROSOFT_APP_TENANT_ID: '11111111-0000-4000-8000-000000000001',
    BOT_OPENID_METADATA_URL: issuer.identity.openIdMetadataUrl,
  };
  const said = async (more: object): Promise<string> => (await runClerk(['doctor'], { ...env, ...more })).out;
  const well = await said({});
  expect(well).toMatch(/^ok +authentication +on, as SingleTenant app .*aa, for people of 11111111-.*1$/m);
  expect(well).toMatch(/^ok +signing keys +fetched from http:/m);
  issuer.behave('down');
  expect(await said({})).toMatch(
    /^warning +signing keys +cannot be fetched from .*: until they can, the clerk answers/m,
  );
  expect(await said({ MICROSOFT_APP_ID: 'clerk' })).toMatch(/^warning +authentication +MICROSOFT_APP_ID is no UUID/m);
  expect(await said({ ALLOWED_TENANTS: 'example.org' })).toMatch(
    /^warning +authentication +not the id of a tenant.*: example\.org$/m,
  );
  expect(await said({ MICROSOFT_APP_PASSWORD: '' })).toMatch(/^fault +settings +MICROSOFT_APP_PASSWORD is missing\.$/m);
  await issuer.close();
});

test('every bad setting is a fault', async () => {
  const ran = await runClerk(['doctor'], { PORT: 'ninety', SEND_PACE: '0' });
  expect(ran).toMatchObject({ exit: 1, err: 'The clerk has 2 faults to mend.\n' });
  expect(ran.out.trimEnd().split('\n')).toEqual([
    'fault    settings  PORT must be a whole number from 0 to 65535.',
    'fault    settings  SEND_PACE must be a whole number from 1 to 50.',
  ]);
});

test('a database that does not answer is a fault', async () => {
  const ran = await runClerk(['doctor'], { DATABASE_URL: 'postgresql://127.0.0.1:1/nothing' });
  expect(ran.exit).toBe(1);
  expect(ran.out).toMatch(/^fault +database +The database cannot be reached\.$/m);
});
