import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { moveClock } from '../../../support/moved-clock.ts';
import type { Contract } from '../each-store.ts';

/** Slots so far apart that a slow machine does not reach the next one. */
const RATE = { slots: 3, everyMs: 20_000 };

export const rates: Contract = (underTest) => {
  it('gives each who asks a slot of their own, until the window has no more', async () => {
    const { store } = underTest();
    const key = `tenant ${crypto.randomUUID()}`;
    const taken = await Promise.all([1, 2, 3, 4].map(() => store.rates.take(key, RATE, 1)));
    const slots = taken.filter((slot) => slot.taken).map(({ inMs }) => Math.abs(Math.round(inMs / RATE.everyMs)));
    expect(slots.sort()).toEqual([0, 1, 2]);
    const refused = taken.filter((slot) => !slot.taken);
    expect(refused).toHaveLength(1);
    expect(Math.round((refused[0]?.inMs ?? 0) / RATE.everyMs)).toBe(3);
    expect(await store.rates.take(key, RATE, 1)).toMatchObject({ taken: false });
    expect(await store.rates.take(`${key} of another`, RATE, 1)).toMatchObject({ taken: true });
  });

  it('passes over slots that nobody took', async () => {
    const { store } = underTest();
    const key = `tenant ${crypto.randomUUID()}`;
    expect(Math.round((await store.rates.take(key, RATE, 2)).inMs / RATE.everyMs)).toBe(1);
    expect(await store.rates.take(key, RATE, 2)).toMatchObject({ taken: false });
  });

  it('begins a new window once the last is over, with times that are no whole milliseconds', async () => {
    const { store } = underTest();
    const key = `tenant ${crypto.randomUUID()}`;
    const rate = { slots: 2, everyMs: 51.5 };
    const begun = performance.now();
    let count = 0;
    while (count < 6) {
      const { taken, inMs } = await store.rates.take(key, rate, 1);
      if (taken) count += 1;
      else await new Promise((resolve) => setTimeout(resolve, Math.ceil(inMs)));
    }
    expect(performance.now() - begun).toBeGreaterThan(rate.everyMs * 4 - 5);
  });

  it('makes nobody wait longer than a window when the clock is set back, however far', async () => {
    const { store } = underTest();
    const key = `tenant ${crypto.randomUUID()}`;
    const rate = { slots: 1, everyMs: 200 };
    await store.rates.take(key, rate, 1);
    for (const backMs of [3_000, 24 * 60 * 60_000]) {
      const setRight = moveClock(() => -backMs);
      try {
        const begun = performance.now();
        let slot = await store.rates.take(key, rate, 1);
        expect(slot.inMs).toBeLessThanOrEqual(rate.everyMs);
        while (!slot.taken && performance.now() - begun < 30_000) {
          await wait(Math.ceil(slot.inMs));
          slot = await store.rates.take(key, rate, 1);
        }
        expect(slot.taken).toBe(true);
      } finally {
        setRight();
      }
    }
  });
};
