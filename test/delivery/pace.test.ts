import { expect, it } from 'vitest';
import { createPace } from '../../src/delivery/pace.ts';

it('sends at most so many a second to a tenant, and makes no tenant wait for another', async () => {
  const pace = createPace(5);
  const begun = performance.now();
  const starts: Record<string, number[]> = { north: [], south: [] };
  const send = (tenant: 'north' | 'south') => () => {
    starts[tenant]?.push(performance.now() - begun);
    return Promise.resolve(tenant);
  };
  const sent = await Promise.all([
    ...Array.from({ length: 8 }, () => pace('north', send('north'))),
    ...Array.from({ length: 5 }, () => pace('south', send('south'))),
  ]);
  expect(sent).toHaveLength(13);
  expect(starts['north']?.filter((at) => at < 900)).toHaveLength(5);
  expect(starts['north']?.at(-1)).toBeGreaterThan(900);
  expect(Math.max(...(starts['south'] ?? []))).toBeLessThan(900);
});

it('hands on what a send gives, and its fault', async () => {
  const pace = createPace(5);
  expect(await pace(null, () => Promise.resolve('sent'))).toBe('sent');
  await expect(pace(null, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
});
