/* Opens the embedded store in the folder given and records one change after the other, naming each that is durable. */
import { openStore } from '../../../src/store/open-store.ts';
import { NOW, PEOPLE, chatSource, TENANT, TODAY } from '../../support/builders.ts';

const { store } = await openStore({ databaseUrl: null, dataDir: process.argv[2] ?? '' });
const [arrival] = await store.people.arrivals(PEOPLE.sam.entraId, TENANT, TODAY, []);
if (arrival === undefined) throw new Error('The folder was not seeded.');
const { speaker } = arrival;
for (;;) {
  const [action] = await store.actions.byNumber(speaker.partnership.id, [12]);
  if (action === undefined) throw new Error('A-12 is gone.');
  const text = crypto.randomUUID();
  const recorded = await store.actions.record({
    speaker,
    at: NOW,
    batch: crypto.randomUUID(),
    changes: [{ action, set: {}, update: { kind: 'progress', text } }],
    source: chatSource('sam'),
    token: null,
  });
  if (recorded.recorded) process.stdout.write(`${text}\n`);
}
