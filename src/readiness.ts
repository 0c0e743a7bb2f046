import type { Heartbeat } from './delivery/heartbeat.ts';
import type { Store } from './ports.ts';

/**
 * What keeps the clerk from being ready. The store is migrated when it is opened, so a database that answers is one with
 * its migrations; the heartbeat is well as long as beats that fail are followed by one that does not.
 */
export function createReadiness(store: Store, heartbeat: Heartbeat | null): () => Promise<readonly string[]> {
  let lastBeat = 0;
  let faultsBefore = 0;
  return async () => {
    try {
      await store.ping();
      if (heartbeat === null) return [];
      const beat = (await store.ledger.lastBeat())?.getTime() ?? 0;
      if (beat > lastBeat) {
        lastBeat = beat;
        faultsBefore = heartbeat.faults();
      }
      return heartbeat.faults() > faultsBefore ? ['The last heartbeat failed: reminders are not being sent.'] : [];
    } catch {
      return ['The database does not answer.'];
    }
  };
}
