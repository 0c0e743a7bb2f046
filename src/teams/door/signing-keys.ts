import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { isLoopback } from '../../config.ts';

/** A key that the Bot Framework publishes, and the channels whose tokens it may sign. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly endorsements: readonly string[];
}

export interface SigningKeys {
  /**
   * The published key with this id; null when there is none.
   * @throws KeysOutOfReach when none are known and none can be fetched.
   */
  find(id: string): Promise<SigningKey | null>;
}

/** Nobody can be let in until the keys can be fetched. */
export class KeysOutOfReach extends Error {
  readonly code = 'keys-out-of-reach';

  constructor(cause?: unknown) {
    super('The keys that Teams signs with cannot be fetched.', { cause });
    this.name = 'KeysOutOfReach';
  }
}

/** Long enough for a slow network, and short enough that whoever asks gets an answer. */
const FETCH_LIMIT_MS = 5000;
/** After this long the keys are fetched again; those that are known go on being used while that fails, for so long. */
const FRESH_MS = 3_600_000;
const USABLE_MS = 72 * FRESH_MS;
/** A failed fetch is not repeated sooner, however many ask. */
const RETRY_MS = 500;
/** An unknown id may be a new key, so it is looked for at once; but anybody can make ids up. */
const LOOKS = 5;
const LOOKS_WITHIN_MS = 5 * 60_000;

const metadataSchema = z.object({ jwks_uri: z.url() });
const keySchema = z.object({
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});
const keysSchema = z.object({ keys: z.array(z.unknown()) });

type Known = ReadonlyMap<string, SigningKey>;

/** The keys behind an OpenID metadata address, fetched once and kept. */
export function publishedKeys(metadataUrl: string, now: () => number = Date.now): SigningKeys {
  let known: Known = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;
  let looks: readonly number[] = [];

  /** One fetch at a time, whoever asks for it. */
  const refresh = (): Promise<void> => {
    if (now() - failedAt < RETRY_MS) return Promise.reject(new KeysOutOfReach());
    fetching ??= fetchKeys(metadataUrl)
      .then(
        (keys) => {
          known = keys;
          fetchedAt = now();
        },
        (error: unknown) => {
          failedAt = now();
          throw new KeysOutOfReach(error);
        },
      )
      .finally(() => {
        fetching = null;
      });
    return fetching;
  };

  const mayLook = (): boolean => {
    looks = looks.filter((at) => now() - at < LOOKS_WITHIN_MS);
    if (looks.length >= LOOKS) return false;
    looks = [...looks, now()];
    return true;
  };

  return {
    find: async (id) => {
      const age = now() - fetchedAt;
      if (age > USABLE_MS) await refresh();
      // Meanwhile the old ones do, and a failure shows when they are too old.
      else if (age > FRESH_MS) refresh().catch(() => undefined);
      const key = known.get(id);
      if (key !== undefined || age > USABLE_MS) return key ?? null;
      if (fetching !== null || mayLook()) await refresh().catch(() => undefined);
      return known.get(id) ?? null;
    },
  };
}

async function fetchKeys(metadataUrl: string): Promise<Known> {
  const { jwks_uri: keysUrl } = metadataSchema.parse(await fetchJson(metadataUrl));
  if (!isSafeAddress(keysUrl)) throw new Error('The keys are not at an https address.');
  const { keys } = keysSchema.parse(await fetchJson(keysUrl));
  const entries = keys.flatMap((key): [string, SigningKey][] => {
    // Keys of other kinds than RSA are for others.
    const { success, data } = keySchema.safeParse(key);
    if (!success) return [];
    const { kid, n, e, endorsements } = data;
    return [[kid, { key: createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' }), endorsements }]];
  });
  if (entries.length === 0) throw new Error('No key is published.');
  return new Map(entries);
}

/** What is fetched in the clear could be anybody's, except on this machine. */
export function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(FETCH_LIMIT_MS) });
  if (!answer.ok) throw Object.assign(new Error('The key server refused.'), { statusCode: answer.status });
  return answer.json();
}
