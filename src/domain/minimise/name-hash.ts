import { createHmac, hkdfSync } from 'node:crypto';

/** The keyed hash of a form of a name, another one in every partnership. The empty form tells whether the key is the same. */
export type HashName = (partnershipId: number, form: string) => string;

const PURPOSE = 'partnership-clerk excluded names 1';
const HASH_BYTES = 16;

/** HMAC-SHA-256 under a key of its own, derived from FIELD_KEY: without the key nobody can try names against the hashes. */
export function nameHasher(fieldKey: Buffer): HashName {
  const key = Buffer.from(hkdfSync('sha256', fieldKey, Buffer.alloc(0), PURPOSE, 32));
  return (partnershipId, form) =>
    createHmac('sha256', key)
      .update(`${String(partnershipId)}\n${form}`)
      .digest()
      .subarray(0, HASH_BYTES)
      .toString('base64url');
}

/** How names are hashed now, then how they were with the keys before; none without a key. */
export function nameHashers(keys: {
  readonly fieldKey: Buffer | null;
  readonly fieldKeysBefore: readonly Buffer[];
}): readonly HashName[] {
  return keys.fieldKey === null ? [] : [keys.fieldKey, ...keys.fieldKeysBefore].map(nameHasher);
}
