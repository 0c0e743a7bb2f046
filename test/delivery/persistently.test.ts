import { expect, it } from 'vitest';
import { persistently } from '../../src/delivery/persistently.ts';

it('tries again after each pause, and gives up after the last with the fault of the last', async () => {
  const faults: string[] = [];
  let times = 0;
  const fails = (): Promise<string> => {
    times += 1;
    return times < 4 ? Promise.reject(new Error(String(times))) : Promise.resolve('done');
  };
  const told = (error: unknown): void => {
    faults.push((error as Error).message);
  };
  expect(await persistently(fails, told, [1, 1, 1])).toBe('done');
  expect(faults).toEqual(['1', '2', '3']);
  times = 0;
  await expect(persistently(fails, told, [1, 1])).rejects.toThrow('3');
});
