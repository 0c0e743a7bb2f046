import type { Heartbeat } from './delivery/heartbeat.ts';
import type { OpenStore } from './store/open-store.ts';

/**
 * What keeps the clerk from being ready, in plain words: a database that does not answer or is not at the newest
 * migration, a last beat that failed, partnerships that the last beat could not plan for, or a
 * beat that is late.
 */
export function createReadiness(
  { missingMigrations }: Pick<OpenStore, 'missingMigrations'>,
  heartbeat: Pick<Heartbeat, 'isFailing' | 'unplanned' | 'isLate'> | null,
): () => Promise<readonly string[]> {
  return async () => {
    try {
      const missing = await missingMigrations();
      return [
        ...missing.map((name) => `The migration ${name} is not applied.`),
        ...(heartbeat?.isFailing() === true ? ['The last heartbeat failed: reminders are not being sent.'] : []),
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
