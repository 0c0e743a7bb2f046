import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Child, startChild } from '../support/child.ts';
import { createTestDatabase } from '../support/database.ts';

const SEND_AT_PACE = path.join(import.meta.dirname, 'processes/send-at-pace.ts');
const PER_SECOND = 20;
const FOR_MS = 5000;

let instances: readonly Child[] = [];
afterEach(() => Promise.all(instances.map((instance) => instance.kill())));

it('keeps the pace of a tenant over all instances in any second, and slows down no other tenant', async () => {
  const databaseUrl = await createTestDatabase();
  const tenants = ['north', 'north', 'south'];
  instances = tenants.map((tenant) =>
    startChild(SEND_AT_PACE, databaseUrl, String(PER_SECOND), tenant, String(FOR_MS)),
  );
  for (const instance of instances) expect(await instance.hear()).toBe('ready');
  for (const instance of instances) instance.say('go');
  const [one = [], two = [], south = []] = await Promise.all(instances.map(timesOf));

  for (const times of [[...one, ...two], south]) {
    expect(mostInASecond(times)).toBeLessThanOrEqual(PER_SECOND);
    // How near to the pace they come is measured by `npm run bench`.
    expect(times.length).toBeGreaterThan((PER_SECOND * FOR_MS) / 1000 / 2);
  }
  expect(Math.min(one.length, two.length)).toBeGreaterThan(0);
});

async function timesOf(instance: Child): Promise<number[]> {
  const times: number[] = [];
  for (;;) {
    const line = await instance.hear();
    if (line === 'done') return times;
    times.push(Number(line));
  }
}

/** In whichever second has the most of them. */
function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}
