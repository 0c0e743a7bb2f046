/*
 * Beats once as of an instant on the store given, says "sending" when it begins and "done" when it ends:
 *   send-nudges.ts INSTANT FOLDER [DATABASE_URL]
 */
import { compose } from '../../../src/compose.ts';
import { runTick } from '../../../src/delivery/run-tick.ts';
import { createLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';

const [, , instant = '', dataDir = '', databaseUrl = null] = process.argv;
const { store } = await openStore({ databaseUrl, dataDir });
const { delivery } = compose({
  config: { bot: { auth: 'off' }, sendPace: 500, fieldKey: null, fieldKeysBefore: [] },
  store,
  clock: { now: () => new Date() },
  log: createLog('silent'),
});
process.stdout.write('sending\n');
await runTick(delivery, new Date(instant));
await store.close();
process.stdout.write('done\n');
