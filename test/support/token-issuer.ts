import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a token says, where it differs from a good one; undefined leaves the claim out. */
export interface TokenOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signs with a key that the issuer does not publish, not at all, or with its public key as a shared secret. */
  readonly signedBy?: 'another key' | 'nobody' | 'the public key';
}

export interface TokenIssuer {
  readonly metadataUrl: string;
  readonly issuer: string;
  /** The value of an Authorization header. */
  bearer(appId: string, serviceUrl: string, options?: TokenOptions): string;
  close(): Promise<void>;
}

const KEY_ID = 'key-1';

/** Signs tokens as the Bot Framework does, and publishes its keys over HTTP, so that tokens are checked for real. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n, e } = own.publicKey.export({ format: 'jwk' });

  const server = createServer((request, response) => {
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const keys = [{ kty: 'RSA', use: 'sig', kid: KEY_ID, n, e, endorsements: ['msteams'] }];
    const document =
      request.url === '/keys' ? { keys } : { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = 'https://api.botframework.com';

  return {
    metadataUrl: `http://127.0.0.1:${String(port)}/.well-known/openidconfiguration`,
    issuer,
    bearer: (appId, serviceUrl, options = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: issuer,
        aud: appId,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 3600,
        ...options.claims,
      };
      const header = { alg: 'RS256', typ: 'JWT', kid: KEY_ID, ...options.header };
      const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `Bearer ${signed}.${signature(signed)}`;

      function signature(text: string): string {
        if (options.signedBy === 'nobody') return '';
        if (options.signedBy === 'the public key') {
          const secret = own.publicKey.export({ type: 'pkcs1', format: 'pem' });
          return createHmac('sha256', secret).update(text).digest('base64url');
        }
        const key = options.signedBy === 'another key' ? other.privateKey : own.privateKey;
        return createSign('RSA-SHA256').update(text).sign(key).toString('base64url');
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
