import type { Database } from './driver.ts';

/** The clock that all instances share. */
export interface DatabaseTime {
  /** How far it is ahead of this process's clock, which says `now`; 0 unless they surely differ. */
  aheadMs(now: number): Promise<number>;
}

/** Clocks drift apart by milliseconds in this time. */
const GOOD_FOR_MS = 60_000;

export function databaseTime({ driver }: Pick<Database, 'driver'>): DatabaseTime {
  let asked = 0;
  let ahead = 0;
  return {
    async aheadMs(now) {
      if (Math.abs(now - asked) < GOOD_FOR_MS) return ahead;
      const begun = performance.now();
      const sql = `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8`;
      const { rows } = await driver.queryRaw({ sql, args: [], argTypes: [] });
      const there = Number(rows[0]?.[0]);
      const tookMs = performance.now() - begun;
      // A busy machine answers late. Where that may be all, believing it would set apart clocks that are one.
      const sinceNow = there - now;
      ahead = sinceNow >= -1 && sinceNow <= tookMs + 1 ? 0 : sinceNow - tookMs / 2;
      asked = now;
      return ahead;
    },
  };
}
