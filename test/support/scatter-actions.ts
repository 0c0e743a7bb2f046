import { ACTION_STATUSES, STRANDS } from '../../src/domain/actions/action.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { actionRef, type Seeded } from './builders.ts';

/**
 * Many actions of every kind, spread over the seeded people, agencies and nominals by a seed: the same seed gives the
 * same log. Numbers begin at `from`; due dates lie within two months of 23 November 2026.
 */
export async function scatterActions(
  prisma: PrismaClient,
  seeded: Seeded,
  { count, seed, from }: { readonly count: number; readonly seed: number; readonly from: number },
): Promise<void> {
  const random = randomFrom(seed);
  const oneOf = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('There is nothing to choose from.');
    return value;
  };
  const orNull = <T>(values: readonly T[]): T | null => (random() < 0.15 ? null : oneOf(values));
  const day = (): Date => new Date(Date.UTC(2026, 10, 23 + Math.floor(random() * 120) - 60));
  const dayOrNull = (): Date | null => (random() < 0.15 ? null : day());
  await prisma.action.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      partnershipId: seeded.partnershipId,
      ref: actionRef(from + index),
      number: from + index,
      title: `Scattered action ${String(from + index)}`,
      nominalId: orNull(Object.values(seeded.nominalIds)),
      ownerId: orNull(Object.values(seeded.memberIds)),
      agencyId: orNull(Object.values(seeded.agencyIds)),
      strand: orNull(STRANDS),
      status: oneOf(ACTION_STATUSES),
      raised: dayOrNull(),
      issued: random() < 0.5 ? null : day(),
      due: dayOrNull(),
      lastUpdateAt: random() < 0.4 ? null : day(),
    })),
  });
}

/** Mulberry32: small, and good enough to scatter. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
