import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Sealer } from './ports/sealer.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with the current key and opens with it or an earlier one (AES-256-GCM). A sealed text is bound to the name of
 * what it belongs to: moved to another row it does not open. null: there is no key.
 */
export function createSealer(keys: {
  readonly fieldKey: Buffer | null;
  readonly fieldKeysBefore: readonly Buffer[];
}): Sealer | null {
  const { fieldKey: current, fieldKeysBefore } = keys;
  if (current === null) return null;
  const ring = new Map([...fieldKeysBefore, current].map((key) => [keyIdOf(key), key]));
  const keyId = keyIdOf(current);
  return {
    keyId,
    seal: (text, name) => ({ keyId, sealed: seal(text, name, current) }),
    open: (value, name) => {
      // The current key first: of what has no id, nearly all was sealed with it.
      const ids = value.keyId === null ? [keyId, ...ring.keys()] : [value.keyId];
      for (const id of ids) {
        const key = ring.get(id);
        const text = key === undefined ? null : opened(value.sealed, name, key);
        if (text !== null) return text;
      }
      return null;
    },
  };
}

/** Eight hexadecimal digits that name a key and tell nothing of it. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('partnership-clerk key id').update(key).digest('hex').slice(0, 8);
}

function seal(text: string, name: string, key: Buffer): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

function opened(sealed: string, name: string, key: Buffer): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    return null;
  }
}
