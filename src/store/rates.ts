import type { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, Rates } from '../ports.ts';
import { databaseTime, type DatabaseTime } from './database-time.ts';
import type { Database } from './driver.ts';

/** A statement of the library's: to count, or to sweep out. */
interface Asked {
  readonly text: string;
  readonly values: readonly [key: string, points: number, expire: number, now: number] | readonly [expire: number];
}

/**
 * Slots that all instances share: the library counts in the table, and a count is a slot. Its windows begin with
 * whoever comes first, so slots are never closer than the rate says.
 */
export function ratesIn(database: Database): Rates {
  const storeClient = clientOn(database, databaseTime(database));
  const limiters = new Map<string, Promise<RateLimiterPostgres>>();

  /** The library is loaded with the first message that is paced: a turn needs none of it. */
  function limiterOf({ slots, everyMs }: Rate): Promise<RateLimiterPostgres> {
    const name = `${String(slots)} ${String(everyMs)}`;
    const known = limiters.get(name);
    if (known !== undefined) return known;
    const limiter = import('rate-limiter-flexible').then(
      ({ RateLimiterPostgres: Limiter }) =>
        new Limiter({
          storeClient,
          storeType: 'pool',
          tableName: 'rate_limit',
          tableCreated: true,
          keyPrefix: '',
          points: slots,
          duration: (slots * everyMs) / 1000,
          // Once this process took the last slot, it does not ask the database again before the next window.
          inMemoryBlockOnConsumed: slots,
        }),
    );
    limiters.set(name, limiter);
    return limiter;
  }

  return {
    async take(key, rate, count) {
      try {
        const { consumedPoints, msBeforeNext } = await (await limiterOf(rate)).consume(key, count);
        return { taken: true, inMs: msBeforeNext - (rate.slots - consumedPoints + 1) * rate.everyMs };
      } catch (error) {
        if (isRejection(error)) return { taken: false, inMs: error.msBeforeNext };
        throw error;
      }
    },
  };
}

/** The library rejects with a result, which is no Error, when all slots are taken. */
function isRejection(thrown: unknown): thrown is RateLimiterRes {
  return typeof thrown === 'object' && thrown !== null && !(thrown instanceof Error) && 'msBeforeNext' in thrown;
}

/** The library's statements on our driver. Their times are this process's; what is written is the database's. */
function clientOn({ driver }: Database, time: DatabaseTime): object {
  return {
    query: async ({ text, values }: Asked) => {
      const [key, points, expire, now] = values;
      // The other statement sweeps out what expired an hour ago, by whatever clock.
      const ahead = now === undefined ? 0 : await time.aheadMs(now);
      const args = now === undefined ? values : [key, points, (expire ?? now) + ahead, now + ahead];
      const argTypes = args.map(() => ({ scalarType: 'unknown' as const, arity: 'scalar' as const }));
      const { rows } = await driver.queryRaw({ sql: text, args: [...args], argTypes });
      return { rows: rows.map(([count, ends]) => ({ points: Number(count), expire: Number(ends) - ahead })) };
    },
  };
}
