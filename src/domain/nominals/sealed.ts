import { z } from 'zod';

/** A text that is kept encrypted, and the id of the key that opens it; null: from before keys had ids. */
export interface Sealed {
  readonly keyId: string | null;
  readonly sealed: string;
}

/** Sealed by a clerk that names its keys. */
export interface SealedNow extends Sealed {
  readonly keyId: string;
}

const storedSchema = z.object({ sealed: z.string(), key: z.string().nullable().default(null) });

/** What a JSON column holds in the place of a sealed value; null where the value was never sealed. */
export function sealedIn(stored: object): Sealed | null {
  const parsed = storedSchema.safeParse(stored);
  return parsed.success ? { keyId: parsed.data.key, sealed: parsed.data.sealed } : null;
}

/** A sealed value as a JSON column holds it. */
export function asStored({ keyId, sealed }: Sealed): object {
  return keyId === null ? { sealed } : { sealed, key: keyId };
}
