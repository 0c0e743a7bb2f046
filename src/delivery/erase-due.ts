import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Delivery } from './delivery.ts';
import type { NudgeStore } from './nudge-store.ts';
import type { Erasures, ErasuresOf } from './tick-report.ts';

/** So that a beat with many to erase is over before the next one: the rest have their turn then. */
const A_BEAT = 10;

/**
 * Erases the nominals whose retention has ended, each in a transaction of its own, so that a beat which is broken off
 * leaves none half erased. A fault of one partnership stops none of the others.
 */
export async function eraseDue({ store, log }: Delivery, now: Date): Promise<Erasures> {
  let left = A_BEAT;
  return ofEach(
    await store.partnerships(),
    async ({ id }) => {
      const { due, waiting } = await store.nominals.dueForErasure(id, now);
      let erased = 0;
      for (const nominalId of due.slice(0, left)) {
        left -= 1;
        if (await store.nominals.erase(id, nominalId, now)) erased += 1;
      }
      return { erased, waiting };
    },
    (error) => {
      log.error('nominals.erase', { error });
    },
  );
}

/** How many there are to erase, and none of it done. */
export async function dryErase(store: Pick<NudgeStore, 'partnerships' | 'nominals'>, now: Date): Promise<Erasures> {
  return ofEach(
    await store.partnerships(),
    async ({ id }) => {
      const { due, waiting } = await store.nominals.dueForErasure(id, now);
      return { erased: due.length, waiting };
    },
    () => undefined,
  );
}

async function ofEach(
  partnerships: readonly Partnership[],
  work: (partnership: Partnership) => Promise<Omit<ErasuresOf, 'partnership'>>,
  onFault: (error: unknown) => void,
): Promise<Erasures> {
  const erased: ErasuresOf[] = [];
  const unerased: string[] = [];
  for (const partnership of partnerships) {
    try {
      const counts = await work(partnership);
      if (counts.erased + counts.waiting > 0) erased.push({ partnership: partnership.code, ...counts });
    } catch (error) {
      onFault(error);
      unerased.push(partnership.code);
    }
  }
  return { erased, unerased };
}
