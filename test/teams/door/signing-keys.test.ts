import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeysOutOfReach, publishedKeys, type SigningKeys } from '../../../src/teams/door/signing-keys.ts';
import { chatWith, TENANT } from '../../support/chat.ts';
import { startConnector } from '../../support/connector.ts';
import { startTokenIssuer, type TokenIssuer } from '../../support/token-issuer.ts';
import { SAM, startTeamsSide } from '../harness.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

let issuer: TokenIssuer;
let time: number;
let keys: SigningKeys;

beforeEach(async () => {
  issuer = await startTokenIssuer();
  time = Date.parse('2026-11-27T10:00:00Z');
  keys = publishedKeys(issuer.identity.openIdMetadataUrl, () => time);
});
afterEach(() => issuer.close());

test('keys are fetched once, also when many ask at the same time', async () => {
  const found = await Promise.all(Array.from({ length: 20 }, () => keys.find('key-1')));
  expect(found.every((key) => key?.endorsements.includes('msteams'))).toBe(true);
  await keys.find('key of another channel');
  expect(issuer.asked()).toBe(1);
});

test('a new key is known at once, by one more fetch', async () => {
  await keys.find('key-1');
  const id = issuer.rollOver();
  const found = await Promise.all(Array.from({ length: 20 }, () => keys.find(id)));
  expect(found.every((key) => key !== null)).toBe(true);
  expect(issuer.asked()).toBe(2);
});

test('ids that somebody makes up are looked for five times in five minutes, and a good key goes on working', async () => {
  await keys.find('key-1');
  for (let n = 0; n < 200; n += 1) expect(await keys.find(`made up ${String(n)}`)).toBeNull();
  expect(issuer.asked()).toBe(1 + 5);
  expect(await keys.find('key-1')).not.toBeNull();
  const id = issuer.rollOver();
  expect(await keys.find(id)).toBeNull();
  time += 5 * 60 * SECOND;
  expect(await keys.find(id)).not.toBeNull();
});

test('keys are fetched again after an hour, and go on being used for three days while that fails', async () => {
  await keys.find('key-1');
  issuer.behave('down');
  time += 2 * HOUR;
  expect(await keys.find('key-1')).not.toBeNull();
  await expect.poll(() => issuer.asked() >= 1).toBe(true);
  time += 71 * HOUR;
  await expect(keys.find('key-1')).rejects.toThrow(KeysOutOfReach);
  issuer.behave('well');
  time += SECOND;
  expect(await keys.find('key-1')).not.toBeNull();
});

test.each(['down', 'redirect', 'nonsense'] as const)(
  'a key server that is %s is not asked more than twice a second',
  async (how) => {
    issuer.behave(how);
    for (let n = 0; n < 50; n += 1) await expect(keys.find('key-1')).rejects.toThrow(KeysOutOfReach);
    expect(issuer.asked()).toBeLessThanOrEqual(1);
    issuer.behave('well');
    time += SECOND;
    expect(await keys.find('key-1')).not.toBeNull();
  },
);

test('without keys callers are asked to come again, with one that hangs too, until they can be fetched', async () => {
  const connector = await startConnector();
  const teams = await startTeamsSide({ config: { bot: issuer.identity, allowedTenants: [TENANT] } });
  const chat = chatWith({ clerkUrl: teams.url, connector, authorization: issuer.bearer(connector.url) }, SAM);
  const press = async (): Promise<number> => (await chat.invokes({ verb: 'open' })).status;

  issuer.behave('hang');
  const from = performance.now();
  expect(await Promise.all([press(), press(), press()])).toEqual([503, 503, 503]);
  expect(performance.now() - from).toBeLessThan(8 * SECOND);
  issuer.behave('well');
  await expect.poll(press, { timeout: 5 * SECOND }).toBe(200);
  issuer.behave('down');
  expect(await press()).toBe(200);
  expect(teams.logged.join('')).toMatch(/"code":"keys-out-of-reach"/);

  await teams.server.stop(1000);
  await connector.close();
});
