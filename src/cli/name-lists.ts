import type { Config } from '../config.ts';
import { createNameScreen } from '../conversation/minimise/screen-names.ts';
import { nameHashers } from '../domain/minimise/name-hash.ts';
import type { OpenStore } from '../store/open-store.ts';
import { exclusionsOf } from '../store/workbook/import/already-stored.ts';

/** With which key a partnership's list of excluded names can be compared: FIELD_KEY, one before it, or none at hand. */
export interface NameList {
  readonly code: string;
  readonly key: 'current' | 'earlier' | 'none';
}

/** The partnerships that have such a list. Hashes cannot be made anew from hashes: only another import changes the key. */
export async function nameListsOf({ store, prisma }: OpenStore, config: Config): Promise<readonly NameList[]> {
  const hashers = nameHashers(config);
  const [now, ever] = [hashers.slice(0, 1), hashers].map((some) => createNameScreen(store.registers, some));
  const lists: NameList[] = [];
  for (const { code } of await store.partnerships()) {
    const list = await exclusionsOf(prisma, code);
    if (list === null || list.version === 0) continue;
    const isCurrent = (await now?.finderFor(list.id, list.version)) !== null;
    const isAtHand = (await ever?.finderFor(list.id, list.version)) !== null;
    lists.push({ code, key: isCurrent ? 'current' : isAtHand ? 'earlier' : 'none' });
  }
  return lists;
}
