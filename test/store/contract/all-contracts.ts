import type { Contract } from './each-store.ts';
import { people } from './people.ts';
import { recordChanges } from './record-changes.ts';

/** What every store must do, whatever engine is under it. */
export const ALL_CONTRACTS: Readonly<Record<string, Contract>> = {
  people,
  'recording changes': recordChanges,
};
