import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLimits } from '../../../src/teams/door/limits.ts';
import { chatWith, TENANT, type Turned } from '../../support/chat.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { startTokenIssuer, type TokenIssuer } from '../../support/token-issuer.ts';
import { SAM, startTeamsSide, STRANGER, type TeamsSide } from '../harness.ts';

let connector: Connector;
let issuer: TokenIssuer;
let teams: TeamsSide;

beforeAll(async () => {
  [connector, issuer] = await Promise.all([startConnector(), startTokenIssuer()]);
  teams = await startTeamsSide({ config: { bot: issuer.identity, allowedTenants: [TENANT, 'other'], rateLimit: 20 } });
});
afterAll(async () => {
  await teams.server.stop(1000);
  await Promise.all([connector.close(), issuer.close()]);
});

function press(person = SAM, authorization = issuer.bearer(connector.url), tenantId = TENANT): Promise<Turned> {
  return chatWith({ clerkUrl: teams.url, connector, authorization, tenantId }, person).invokes({ verb: 'open' });
}

async function statuses(count: number, ask: () => Promise<Turned>): Promise<Record<number, number>> {
  const turned = await Promise.all(Array.from({ length: count }, ask));
  return Object.fromEntries(
    [...new Set(turned.map(({ status }) => status))].map((status) => [
      status,
      turned.filter((each) => each.status === status).length,
    ]),
  );
}

test('one person is told to wait, and nobody else is', async () => {
  expect(await statuses(30, () => press())).toEqual({ 200: 20, 429: 10 });
  expect((await press()).body).toEqual({ error: 'Too many requests came. Try again in a minute.' });
  expect((await press(STRANGER)).status).toBe(200);
  expect((await press(SAM, issuer.bearer(connector.url), 'other')).status).toBe(200);
});

test('how long to wait is said', async () => {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer a.b.c' };
  const ask = (): Promise<Response> => fetch(new URL('/api/messages', teams.url), { method: 'POST', headers });
  await Promise.all(Array.from({ length: 100 }, ask));
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toSatisfy((wait: number) => wait > 0 && wait <= 60);
  const lines = teams.logged.length;
  await ask();
  expect(teams.logged.length).toBe(lines);
});

test('an address with bad tokens is told to wait, and a good token is let in from it all the same', async () => {
  expect(await statuses(50, () => press(STRANGER, 'Bearer a.b.c'))).toEqual({ 429: 50 });
  expect((await press(STRANGER)).status).toBe(200);
});

test('another address behind the proxy of this machine is not held to it', async () => {
  const headers = { 'x-forwarded-for': '198.51.100.9', authorization: 'Bearer a.b.c' };
  expect((await fetch(new URL('/api/messages', teams.url), { method: 'POST', headers })).status).toBe(401);
});

test('without authentication a caller can call themselves anybody, so nobody is counted', async () => {
  const open = await startTeamsSide({ config: { rateLimit: 10 } });
  const chat = chatWith({ clerkUrl: open.url, connector }, SAM);
  expect(await statuses(60, () => chat.invokes({ verb: 'open' }))).toEqual({ 200: 60 });
  await open.server.stop(1000);
});

test('a meeting of sixty, who each update ten actions within the same minute, is not limited by the usual setting', async () => {
  const limits = await createLimits(300);
  const waits = await Promise.all(
    Array.from({ length: 60 * 10 }, (_, n) => limits.person(TENANT, `person ${String(n % 60)}`)),
  );
  expect(waits.filter((wait) => wait !== null)).toEqual([]);
});

test('addresses of one IPv6 network count as one, and a minute later it is over', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'] });
  try {
    const limits = await createLimits(300);
    for (let n = 0; n < 100; n += 1) expect(await limits.refused(`2001:db8:1:2::${n.toString(16)}`)).toBeNull();
    expect(await limits.refused('2001:db8:1:2:ffff::1')).toBeGreaterThan(0);
    expect(await limits.refused('2001:db8:1:3::1')).toBeNull();
    vi.advanceTimersByTime(61_000);
    expect(await limits.refused('2001:db8:1:2::1')).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});
