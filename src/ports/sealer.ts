import type { Sealed, SealedNow } from '../domain/nominals/sealed.ts';

/** Encrypts what is kept sealed. `name` says what a text belongs to; under another name it does not open. */
export interface Sealer {
  /** Names the key that seals now. */
  readonly keyId: string;
  seal(text: string, name: string): SealedNow;
  /** null: no key at hand opens it. */
  open(value: Sealed, name: string): string | null;
}
