import type { Heartbeat } from './delivery/heartbeat.ts';
import type { OpenStore } from './store/open-store.ts';

/**
 * What keeps the clerk from being ready, in plain words: a database that does not answer or is not at the newest
 * migration, beats that failed without one since that did not, partnerships that the last beat could not plan for, or a
 * beat that is late.
 */
export function createReadiness(
  { store, missingMigrations }: Pick<OpenStore, 'store' | 'missingMigrations'>,
  heartbeat: Pick<Heartbeat, 'faults' | 'unplanned' | 'isLate'> | null,
  startedAt: Date,
): () => Promise<readonly string[]> {
  // A beat of an earlier process says nothing of this one.
  let lastBeat = startedAt.getTime();
  let faultsBefore = 0;

  const heartbeatFails = async (): Promise<boolean> => {
    if (heartbeat === null) return false;
    const beat = (await store.ledger.lastBeat())?.getTime() ?? 0;
    if (beat > lastBeat) {
      lastBeat = beat;
      faultsBefore = heartbeat.faults();
    }
    return heartbeat.faults() > faultsBefore;
  };

  return async () => {
    try {
      const missing = await missingMigrations();
      return [
        ...missing.map((name) => `The migration ${name} is not applied.`),
        ...((await heartbeatFails()) ? ['The last heartbeat failed: reminders are not being sent.'] : []),
        ...unplannedWords(heartbeat?.unplanned() ?? 0),
        ...(heartbeat?.isLate() === true ? ['The heartbeat is late: reminders are not being sent.'] : []),
      ];
    } catch {
      return ['The database does not answer.'];
    }
  };
}

function unplannedWords(partnerships: number): readonly string[] {
  if (partnerships === 0) return [];
  const of = partnerships === 1 ? 'one partnership' : `${String(partnerships)} partnerships`;
  return [`The last heartbeat could not work out the reminders of ${of}.`];
}
