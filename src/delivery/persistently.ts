import { setTimeout as wait } from 'node:timers/promises';

/** Together more than two minutes: longer than a database takes to start again. */
const PAUSES_MS = [250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000] as const;

/**
 * Does the work, and once more after each pause, until it succeeds.
 * @throws what the work threw at last.
 */
export async function persistently<T>(
  work: () => Promise<T>,
  onFault: (error: unknown) => void,
  pausesMs: readonly number[] = PAUSES_MS,
): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await work();
    } catch (error) {
      onFault(error);
      await wait(pauseMs);
    }
  }
  return work();
}
