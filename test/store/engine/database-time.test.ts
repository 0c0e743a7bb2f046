import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { databaseTime, type DatabaseTime } from '../../../src/store/engine/database-time.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');

/** A database whose clock, when it is asked, shows so much more than NOW; its answer takes a while. */
function showing(moreMs: number, tookMs = 0): DatabaseTime & { readonly asked: () => number } {
  let asked = 0;
  const driver = {
    queryRaw: async () => {
      asked += 1;
      if (tookMs > 0) await wait(tookMs);
      return { columnNames: ['t'], columnTypes: [], rows: [[NOW + moreMs]] };
    },
  };
  return { ...databaseTime({ driver }), asked: () => asked };
}

describe("the database's time", () => {
  it('is believed where the clocks surely differ', async () => {
    expect(Math.round((await showing(5000).aheadMs(NOW)) / 10)).toBe(500);
    expect(Math.round((await showing(-5000).aheadMs(NOW)) / 10)).toBe(-500);
  });

  it('is taken for the own where the difference may come from a late answer', async () => {
    expect(await showing(0).aheadMs(NOW)).toBe(0);
    expect(await showing(80, 100).aheadMs(NOW)).toBe(0);
  });

  it('is asked once a minute, and at once when the own clock was put back', async () => {
    const time = showing(5000);
    await time.aheadMs(NOW);
    await time.aheadMs(NOW + 59_000);
    expect(time.asked()).toBe(1);
    await time.aheadMs(NOW + 61_000);
    expect(time.asked()).toBe(2);
    await time.aheadMs(NOW - 3_600_000);
    expect(time.asked()).toBe(3);
  });
});
