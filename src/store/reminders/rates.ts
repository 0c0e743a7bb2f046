import type { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, Rates } from '../../ports/rates.ts';
import { inShared } from '../engine/area.ts';
import { databaseTime, type DatabaseTime } from '../engine/database-time.ts';
import type { Database } from '../engine/driver.ts';

/** A statement of the library's: to count, to sweep out, or to take a key out. */
interface Asked {
  readonly text: string;
  readonly values:
    | readonly [key: string, points: number, expire: number, now: number]
    | readonly [expire: number]
    | readonly [key: string];
}

type LimiterOf = (rate: Rate) => Promise<RateLimiterPostgres>;

/**
 * Slots that all instances share: the library counts in the table, and a count is a slot. Its windows begin with
 * whoever comes first, so slots are never closer than the rate says.
 */
export function ratesIn(database: Database): Rates {
  return inShared<Rates, LimiterOf>({ take })(limitersOn(database));
}

/** One limiter for each rate. The library is loaded with the first message that is paced: a turn needs none of it. */
function limitersOn(database: Database): LimiterOf {
  const storeClient = clientOn(database, databaseTime(database));
  const limiters = new Map<string, Promise<RateLimiterPostgres>>();
  return ({ slots, everyMs }) => {
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
        }),
    );
    limiters.set(name, limiter);
    return limiter;
  };
}

async function take(limiterOf: LimiterOf, key: string, rate: Rate, count: number): ReturnType<Rates['take']> {
  const limiter = await limiterOf(rate);
  try {
    const { consumedPoints, msBeforeNext } = await limiter.consume(key, count);
    return { taken: true, inMs: within(rate, msBeforeNext) - (rate.slots - consumedPoints + 1) * rate.everyMs };
  } catch (error) {
    if (!isRejection(error)) throw error;
    if (error.msBeforeNext <= within(rate, error.msBeforeNext) + SURELY_SET_BACK_MS) {
      return { taken: false, inMs: within(rate, error.msBeforeNext) };
    }
    await limiter.delete(key);
    return take(limiterOf, key, rate, count);
  }
}

/** More than that beyond a window's end, and the shared clock itself was set back: the window is void. */
const SURELY_SET_BACK_MS = 65_000;

/**
 * What is left of a window is never longer than the window. A clock that was set back since it began says otherwise, and
 * whoever believed it would wait for as long as it was set back.
 */
function within({ slots, everyMs }: Rate, leftMs: number): number {
  return Math.min(leftMs, slots * everyMs);
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
