import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chatWith, TENANT } from '../../support/chat.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { startTokenIssuer, type TokenIssuer, type TokenOptions } from '../../support/token-issuer.ts';
import { SAM, startTeamsSide, type TeamsSide } from '../harness.ts';

const APP_ID = '00000000-0000-4000-8000-0000000000aa';
const HOUR = 3600;

let connector: Connector;
let issuer: TokenIssuer;
let teams: TeamsSide;

beforeAll(async () => {
  // botbuilder writes every token that it refuses to the console as well; main.ts keeps that out of the log.
  vi.spyOn(console, 'error').mockReturnValue();
  [connector, issuer] = await Promise.all([startConnector(), startTokenIssuer()]);
  teams = await startTeamsSide({
    config: {
      bot: {
        auth: 'on',
        appId: APP_ID,
        appPassword: 'invented',
        appType: 'SingleTenant',
        appTenantId: TENANT,
        openIdMetadataUrl: issuer.metadataUrl,
        tokenIssuer: issuer.issuer,
      },
      allowedTenants: [TENANT],
    },
  });
});

afterAll(async () => {
  vi.restoreAllMocks();
  await teams.server.stop(1000);
  await Promise.all([connector.close(), issuer.close()]);
});

/** An invoke needs no outgoing token, which no server here would give, so its answer shows that the turn ran. */
async function press(authorization: string | undefined, extra: Record<string, unknown> = {}): Promise<number> {
  const chat = chatWith(
    { clerkUrl: teams.url, connector, ...(authorization === undefined ? {} : { authorization }) },
    SAM,
  );
  const turned = await chat.sends({ type: 'invoke', name: 'adaptiveCard/action', value: { verb: 'open' }, ...extra });
  if (turned.status === 200) expect(turned.body).toMatchObject({ statusCode: 200, value: 'Pressed.' });
  else expect(turned.body).toEqual({ error: expect.stringMatching(/^[A-Z][^\n]+\.$/) as string });
  return turned.status;
}

function token(options?: TokenOptions): string {
  return issuer.bearer(APP_ID, connector.url, options);
}

test('a good token is let in', async () => {
  expect(await press(token())).toBe(200);
});

describe('401', () => {
  const now = Math.floor(Date.now() / 1000);
  test.each<[string, TokenOptions]>([
    ['a bad signature', { signedBy: 'another key' }],
    ['no algorithm', { header: { alg: 'none' }, signedBy: 'nobody' }],
    ['the public key used as a secret', { header: { alg: 'HS256' }, signedBy: 'the public key' }],
    ['another audience', { claims: { aud: '00000000-0000-4000-8000-0000000000bb' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['another issuer', { claims: { iss: 'https://issuer.example.org' } }],
    ['the issuer of another tenant’s apps', { claims: { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT } }],
    ['a token that never expires', { claims: { exp: undefined } }],
    ['an expired token', { claims: { exp: now - HOUR } }],
    ['a token that is not valid yet', { claims: { nbf: now + HOUR } }],
    ['another service address', { claims: { serviceurl: 'https://service.example.org/' } }],
    ['no service address', { claims: { serviceurl: undefined } }],
    ['a key that is not published', { header: { kid: 'key-2' } }],
    ['a token of another bot', { claims: { ver: '2.0', azp: '00000000-0000-4000-8000-0000000000cc' } }],
    ['a tenant that the token names', { claims: { tid: TENANT } }],
  ])('%s', async (_name, options) => {
    expect(await press(token(options))).toBe(401);
  });

  test.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['another scheme', 'Basic c2FtOnNhbQ=='],
    ['no token', 'Bearer'],
    ['words', 'Bearer let me in'],
    ['something that is not a token', 'Bearer a.b.c'],
    ['JSON that is not a token', `Bearer ${Buffer.from('null').toString('base64url')}.bnVsbA.x`],
  ])('%s', async (_name, authorization) => {
    expect(await press(authorization)).toBe(401);
  });
});

describe('403, with a good token', () => {
  test('another tenant', async () => {
    const other = { channelData: { tenant: { id: '99999999-0000-4000-8000-000000000009' } } };
    expect(await press(token(), other)).toBe(403);
  });

  test('no tenant at all', async () => {
    expect(await press(token(), { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } })).toBe(
      403,
    );
  });

  test('the conversation’s tenant counts where the channel data names none', async () => {
    const own = { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT } };
    expect(await press(token(), own)).toBe(200);
  });
});

test('another channel than Teams, whose clients write their own sender, is not let in', async () => {
  expect([401, 403]).toContain(await press(token(), { channelId: 'directline' }));
});

test('what was wrong is in the log by code, and no token is', () => {
  const log = teams.logged.join('');
  expect(log).toMatch(/"code":"never-expires"/);
  expect(log).not.toMatch(/eyJ|Bearer/);
});
