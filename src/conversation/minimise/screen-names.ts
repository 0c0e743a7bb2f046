import { findNames } from '../../domain/minimise/excluded-names.ts';
import type { HashName } from '../../domain/minimise/name-hash.ts';
import type { NameFinder, NameScreen } from '../../ports/name-screen.ts';
import type { Registers } from '../../ports/registers.ts';

const NOBODY: NameFinder = () => [];

/**
 * The lists of names that must not be written, as keyed hashes. A list is read once for each version that it has had,
 * which comes with the speaker, so that a turn pays no read for it. `hashers` are of the keys at hand, none without a
 * FIELD_KEY: while a key is changed, a list that was imported with the one before still stops its names.
 */
export function createNameScreen(
  registers: Pick<Registers, 'excludedNames'>,
  hashers: readonly HashName[],
): NameScreen {
  const lists = new Map<number, { readonly version: number; readonly hashes: ReadonlySet<string> }>();
  const read = async (partnershipId: number, version: number): Promise<ReadonlySet<string>> => {
    const known = lists.get(partnershipId);
    if (known?.version === version) return known.hashes;
    const hashes = new Set(await registers.excludedNames(partnershipId));
    lists.set(partnershipId, { version, hashes });
    return hashes;
  };
  return {
    async finderFor(partnershipId, version) {
      if (version === 0) return NOBODY;
      if (hashers.length === 0) return null;
      const hashes = await read(partnershipId, version);
      const hash = hashers.find((one) => hashes.has(one(partnershipId, '')));
      if (hash === undefined) return null;
      // The empty form alone: the list was emptied.
      return hashes.size === 1 ? NOBODY : (plain) => findNames(plain, (form) => hashes.has(hash(partnershipId, form)));
    },
  };
}
