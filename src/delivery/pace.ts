import pThrottle from 'p-throttle';

/** Runs a send when its tenant's turn has come. */
export type Pace = <T>(tenant: string | null, send: () => Promise<T>) => Promise<T>;

/**
 * At most so many sends in any one second to each tenant: Teams allows an app 50 a second and tenant, in all. One pace
 * serves the whole process, so that a beat and a coordinator's "nudge now" share it.
 */
export function createPace(perSecond: number): Pace {
  const throttles = new Map<string, (send: () => Promise<unknown>) => Promise<unknown>>();
  return async <T>(tenant: string | null, send: () => Promise<T>): Promise<T> => {
    const key = tenant ?? '';
    let throttled = throttles.get(key);
    if (throttled === undefined) {
      throttled = pThrottle({ limit: perSecond, interval: 1000, strict: true })((run: () => Promise<unknown>) => run());
      throttles.set(key, throttled);
    }
    return (await throttled(send)) as T;
  };
}
