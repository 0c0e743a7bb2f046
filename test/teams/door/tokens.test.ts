import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatWith, TENANT } from '../../support/chat.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { rawRequest } from '../../support/raw-request.ts';
import { startTokenIssuer, type TokenIssuer, type TokenOptions } from '../../support/token-issuer.ts';
import { SAM, scriptedClerk, startTeamsSide, words, type TeamsSide } from '../harness.ts';

/* Real signed tokens against the real server, and a key server over HTTP. */

const HOUR = 3600;
const OTHER_TENANT = '99999999-0000-4000-8000-000000000009';

let connector: Connector;
let issuer: TokenIssuer;
let teams: TeamsSide;
let turns = 0;

beforeAll(async () => {
  [connector, issuer] = await Promise.all([startConnector(), startTokenIssuer()]);
  const clerk = scriptedClerk({
    press: () => {
      turns += 1;
      return Promise.resolve(words('Pressed.'));
    },
  });
  teams = await startTeamsSide({ clerk, config: { bot: issuer.identity, allowedTenants: [TENANT], rateLimit: 1000 } });
});

afterAll(async () => {
  await teams.server.stop(1000);
  await Promise.all([connector.close(), issuer.close()]);
});

/** An invoke needs no outgoing token, which no server here would give, so its answer shows that the turn ran. */
async function press(authorization: string | undefined, extra: Record<string, unknown> = {}): Promise<number> {
  const before = turns;
  const chat = chatWith(
    { clerkUrl: teams.url, connector, ...(authorization === undefined ? {} : { authorization }) },
    SAM,
  );
  const turned = await chat.sends({ type: 'invoke', name: 'adaptiveCard/action', value: { verb: 'open' }, ...extra });
  if (turned.status === 200) expect(turned.body).toMatchObject({ statusCode: 200, value: 'Pressed.' });
  else expect(turned.body).toEqual({ error: expect.stringMatching(/^[A-Z][^\n]+\.$/) as string });
  expect(turns - before).toBe(turned.status === 200 ? 1 : 0);
  return turned.status;
}

const token = (options?: TokenOptions): string => issuer.bearer(connector.url, options);

describe('200', () => {
  test('a good token', async () => {
    expect(await press(token())).toBe(200);
  });

  test('clocks that differ by less than five minutes', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await press(token({ claims: { nbf: now + 240 } }))).toBe(200);
    expect(await press(token({ claims: { exp: now - 240 } }))).toBe(200);
  });

  test('a token that names the tenant that the activity names', async () => {
    expect(await press(token({ claims: { tid: TENANT } }))).toBe(200);
  });
});

describe('401', () => {
  const now = Math.floor(Date.now() / 1000);
  test.each<[string, TokenOptions]>([
    ['a bad signature', { signedBy: 'another key' }],
    ['no algorithm', { header: { alg: 'none' }, signedBy: 'nobody' }],
    ['no algorithm, with a signature', { header: { alg: 'none' } }],
    ['an algorithm in other letters', { header: { alg: 'nOnE' }, signedBy: 'nobody' }],
    ['the public key used as a secret', { header: { alg: 'HS256' }, signedBy: 'the public key' }],
    ['an algorithm that is not the key’s', { header: { alg: 'ES256' } }],
    ['another audience', { claims: { aud: '00000000-0000-4000-8000-0000000000bb' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['several audiences', { claims: { aud: ['00000000-0000-4000-8000-0000000000aa', 'x'] } }],
    ['another issuer', { claims: { iss: 'https://issuer.example.org' } }],
    ['no issuer', { claims: { iss: undefined } }],
    ['several issuers', { claims: { iss: ['https://api.botframework.com', 'x'] } }],
    ['the issuer of a tenant’s apps, v1', { claims: { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT } }],
    ['v2', { claims: { iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, tid: TENANT, ver: '2.0' } }],
    ['the emulator’s issuer', { claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' } }],
    ['a token that never expires', { claims: { exp: undefined } }],
    ['an expiry that is a text', { claims: { exp: String(now + HOUR) } }],
    ['an expired token', { claims: { exp: now - HOUR } }],
    ['a token that is not valid yet', { claims: { nbf: now + HOUR } }],
    ['another service address', { claims: { serviceurl: 'https://smba.trafficmanager.net/uk/' } }],
    ['no service address', { claims: { serviceurl: undefined } }],
    ['a service address that is a list', { claims: { serviceurl: ['http://127.0.0.1/'] } }],
    ['a key that is not published', { header: { kid: 'key-99' } }],
    ['no key id', { header: { kid: undefined } }],
    ['a key id that is a number', { header: { kid: 1 } }],
    ['a key of another kind', { header: { kid: 'elliptic' } }],
    ['a key of the prototype', { header: { kid: '__proto__' } }],
    ['a key that no channel endorses', { header: { kid: 'key of no channel' } }],
    ['a key of another channel', { header: { kid: 'key of another channel' } }],
    ['a header that must be understood and is not', { header: { crit: ['x'], x: 1 } }],
    ['the tenant of others', { claims: { tid: OTHER_TENANT } }],
    ['a token that is too long', { claims: { padding: 'x'.repeat(9000) } }],
  ])('%s', async (_name, options) => {
    expect(await press(token(options))).toBe(401);
  });

  test('a key that the token itself brings, in whatever way', async () => {
    let asked = 0;
    const keys = createServer((_request, response) => {
      asked += 1;
      response.end(JSON.stringify({ keys: [{ ...issuer.unpublished, kid: 'key-1', endorsements: ['msteams'] }] }));
    });
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((keys.address() as AddressInfo).port)}/keys`;
    const brought = [{ jwk: issuer.unpublished }, { jku: url }, { x5u: url }, { kid: url }, { jku: url, kid: 'new' }];
    for (const header of brought) expect(await press(token({ header, signedBy: 'another key' }))).toBe(401);
    expect(asked).toBe(0);
    keys.close();
  });

  test.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['another scheme', 'Basic c2FtOnNhbQ=='],
    ['no token', 'Bearer'],
    ['words', 'Bearer let me in'],
    ['something that is not a token', 'Bearer a.b.c'],
    ['five parts', 'Bearer a.b.c.d.e'],
    ['JSON that is not a token', `Bearer ${Buffer.from('null').toString('base64url')}.bnVsbA.x`],
  ])('%s', async (_name, authorization) => {
    expect(await press(authorization)).toBe(401);
  });

  test('a scheme in lower case', async () => {
    expect(await press(token().replace('Bearer', 'bearer'))).toBe(401);
  });

  test('two tokens, of which one is good', async () => {
    const body = JSON.stringify({ type: 'message' });
    for (const first of [token(), 'Bearer a.b.c']) {
      const answer = await rawRequest(
        teams.server.port,
        [
          'POST /api/messages HTTP/1.1',
          'Host: 127.0.0.1',
          `Authorization: ${first}`,
          `Authorization: ${token()}`,
          'Content-Type: application/json',
          'Connection: close',
          `Content-Length: ${String(body.length)}`,
          '',
          body,
        ].join('\r\n'),
      );
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    }
  });

  test('comes before anything that was sent is read', async () => {
    const bodies = ['{}', '{"type":', 'x'.repeat(300 * 1024)];
    for (const body of bodies) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(new URL('/api/messages', teams.url), { method: 'POST', headers, body });
      expect(answer.status).toBe(401);
    }
  });
});

describe('403, with a good token', () => {
  test('another tenant', async () => {
    expect(await press(token(), { channelData: { tenant: { id: OTHER_TENANT } } })).toBe(403);
  });

  test('a conversation of another tenant, whatever the channel data says', async () => {
    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: OTHER_TENANT };
    expect(await press(token(), { conversation })).toBe(403);
  });

  test('no tenant at all', async () => {
    const none = { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } };
    expect(await press(token(), none)).toBe(403);
  });

  test('the conversation’s tenant counts where the channel data names none', async () => {
    const own = { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT } };
    expect(await press(token(), own)).toBe(200);
  });

  test('a service address that the token names and the settings do not', async () => {
    const serviceUrl = 'https://service.example.org/';
    expect(await press(issuer.bearer(serviceUrl), { serviceUrl })).toBe(403);
  });
});

test('another channel than Teams, whose clients write their own sender, is not let in', async () => {
  const other = token({ header: { kid: 'key of another channel' } });
  expect(await press(other, { channelId: 'directline' })).toBe(403);
  expect(await press(token(), { channelId: 'directline' })).toBe(401);
  expect(await press(token(), { channelId: 'AseChannel' })).toBe(401);
});

test('what was wrong is in the log by code, and no token is', () => {
  const log = teams.logged.join('');
  expect(log).toMatch(/"code":"ERR_JWT_EXPIRED"/);
  expect(log).toMatch(/"code":"unknown-key"/);
  expect(log).not.toMatch(/eyJ|Bearer/);
});
