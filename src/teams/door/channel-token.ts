import type { IncomingMessage } from 'node:http';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { BotIdentity } from '../../config.ts';
import { KeysOutOfReach, type SigningKeys } from './signing-keys.ts';

/** What a good token says of the request that it came with. */
export interface TokenClaims {
  /** The only address to which answers may go. */
  readonly serviceUrl: string;
  /** Teams' tokens name no tenant; one that does must name the activity's. */
  readonly tenantId: string | null;
  /** The channels that its key may sign for. */
  readonly channels: readonly string[];
}

/** The caller could not show that they are Teams. `code` and `cause` say why, for the log alone. */
export class NotAuthenticated extends Error {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super('The caller is not authenticated.', { cause });
    this.name = 'NotAuthenticated';
    this.code = code;
  }
}

/** Microsoft asks for five minutes between clocks that differ. */
const CLOCKS_DIFFER_S = 300;
/** Teams' tokens have about 1 KB. */
const LONGEST = 8192;
/** Only signatures that the holder of a private key can make: a published key is no secret to sign with. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

const claimsSchema = z.object({
  aud: z.string(),
  serviceurl: z.string().min(1),
  tid: z.string().optional(),
});

/** The token of a request that has exactly one. @throws NotAuthenticated */
export function tokenOf(request: Pick<IncomingMessage, 'headersDistinct'>): string {
  const [header, ...others] = request.headersDistinct['authorization'] ?? [];
  if (header === undefined || others.length > 0) throw new NotAuthenticated('no-token');
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header) ?? [];
  if (token === undefined || token.length > LONGEST) throw new NotAuthenticated('no-token');
  return token;
}

/**
 * Checks a token of the channel in full: signature, issuer, audience, and that it is valid now and will expire. Keys come
 * from the published ones alone, whatever addresses or keys its header names.
 * @throws NotAuthenticated; or KeysOutOfReach, when it cannot be said.
 */
export async function readToken(
  token: string,
  keys: SigningKeys,
  { appId, tokenIssuer }: Extract<BotIdentity, { auth: 'on' }>,
): Promise<TokenClaims> {
  let channels: readonly string[] = [];
  const keyOf = async ({ kid }: { kid?: unknown }) => {
    if (typeof kid !== 'string') throw new NotAuthenticated('no-key-id');
    const found = await keys.find(kid);
    if (found === null) throw new NotAuthenticated('unknown-key');
    channels = found.endorsements;
    return found.key;
  };
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: ALGORITHMS,
      issuer: tokenIssuer,
      audience: appId,
      clockTolerance: CLOCKS_DIFFER_S,
      requiredClaims: ['exp'],
    });
    const { serviceurl, tid } = claimsSchema.parse(payload);
    return { serviceUrl: serviceurl, tenantId: tid ?? null, channels };
  } catch (error) {
    if (error instanceof NotAuthenticated || error instanceof KeysOutOfReach) throw error;
    throw new NotAuthenticated('token-refused', error);
  }
}
