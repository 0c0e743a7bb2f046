import type { Rooms } from '../../src/ports/messenger.ts';

/** Rooms with whom a test puts into them, by Entra id; a room without a list cannot be read. */
export function roomsWith(people: Readonly<Record<string, readonly (string | null)[]>>): Rooms {
  return {
    present: (conversationId) => {
      const here = people[conversationId];
      return Promise.resolve(here === undefined ? null : here.map((entraId) => ({ entraId, tenantId: null })));
    },
  };
}
