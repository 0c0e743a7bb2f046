import { createHmac, createSign, generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CANARY } from './canaries.ts';
import type { BotIdentity } from '../../src/config.ts';

/** What a token says, where it differs from a good one; undefined leaves the claim out. */
export interface TokenOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signs with a key that the issuer does not publish, not at all, or with its public key as a shared secret. */
  readonly signedBy?: 'another key' | 'nobody' | 'the public key';
}

export interface TokenIssuer {
  readonly identity: Extract<BotIdentity, { auth: 'on' }>;
  /** The value of an Authorization header, for this bot and this service address. */
  bearer(serviceUrl: string, options?: TokenOptions): string;
  /** The public half of the key that is published nowhere. */
  readonly unpublished: Readonly<Record<string, unknown>>;
  /** Signs with a new key from now on; gives its id. */
  rollOver(): string;
  /** How the key server answers from now on. */
  behave(how: 'well' | 'down' | 'hang' | 'redirect' | 'nonsense'): void;
  /** How often the keys were asked for. */
  asked(): number;
  close(): Promise<void>;
}

const ISSUER = 'https://api.botframework.com';
const newPair = (): KeyPairKeyObjectResult => generateKeyPairSync('rsa', { modulusLength: 2048 });

interface Published {
  readonly kid: string;
  readonly pair: KeyPairKeyObjectResult;
  readonly endorsements?: readonly string[];
}

/** Signs tokens as the Bot Framework does, and publishes its keys over HTTP, so that tokens are checked for real. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const first = newPair();
  const other = newPair();
  let published: readonly Published[] = [
    { kid: 'key-1', pair: first, endorsements: ['webchat', 'msteams'] },
    { kid: 'key of no channel', pair: first },
    { kid: 'key of another channel', pair: first, endorsements: ['directline'] },
  ];
  let current: Published = published[0] as Published;
  let how: Parameters<TokenIssuer['behave']>[0] = 'well';
  let asked = 0;

  const server = createServer((request, response) => {
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    if (request.url === '/keys') asked += 1;
    const keys = published.map(({ kid, pair, endorsements }) => {
      const { n, e } = pair.publicKey.export({ format: 'jwk' });
      return { kty: 'RSA', use: 'sig', kid, n, e, ...(endorsements === undefined ? {} : { endorsements }) };
    });
    const elliptic = { kty: 'EC', kid: 'elliptic', crv: 'P-256', x: 'x', y: 'y' };
    const isKeys = request.url === '/keys' || request.url === '/moved';
    answer(response, isKeys ? { keys: [elliptic, ...keys] } : { issuer: ISSUER, jwks_uri: `${url}/keys` });

    function answer(to: ServerResponse, document: object): void {
      if (how === 'hang') return;
      const status = { well: 200, nonsense: 200, down: 503, redirect: request.url === '/keys' ? 302 : 200 }[how];
      to.writeHead(status, { 'content-type': 'application/json', ...(status === 302 ? { location: '/moved' } : {}) });
      to.end(how === 'nonsense' ? '<html>' : JSON.stringify(document));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const identity: TokenIssuer['identity'] = {
    auth: 'on',
    appId: '00000000-0000-4000-8000-0000000000aa',
    appPassword: CANARY,
    appType: 'SingleTenant',
    appTenantId: '11111111-0000-4000-8000-000000000001',
    openIdMetadataUrl: `http://127.0.0.1:${String(port)}/.well-known/openidconfiguration`,
    tokenIssuer: ISSUER,
    serviceHosts: ['smba.trafficmanager.net'],
  };

  return {
    identity,
    unpublished: other.publicKey.export({ format: 'jwk' }),
    bearer: (serviceUrl, options = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: ISSUER,
        aud: identity.appId,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 3600,
        jti: CANARY,
        ...options.claims,
      };
      const header = { alg: 'RS256', typ: 'JWT', kid: current.kid, ...options.header };
      const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `Bearer ${signed}.${signature(signed)}`;

      function signature(text: string): string {
        if (options.signedBy === 'nobody') return '';
        if (options.signedBy === 'the public key') {
          const secret = current.pair.publicKey.export({ type: 'pkcs1', format: 'pem' });
          return createHmac('sha256', secret).update(text).digest('base64url');
        }
        const { privateKey } = options.signedBy === 'another key' ? other : current.pair;
        return createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url');
      }
    },
    rollOver: () => {
      current = { kid: `key-${String(published.length)}`, pair: newPair(), endorsements: ['msteams'] };
      published = [...published, current];
      return current.kid;
    },
    behave: (next) => {
      how = next;
    },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
