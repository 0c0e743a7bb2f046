/*
 * Says "ready", waits for a line and then sends for so long to people of a tenant, as fast as it may, and writes when
 * each send began, in milliseconds since 1970; "done" when it ends. A send takes 50 ms.
 *   send-at-pace.ts DATABASE_URL PER_SECOND TENANT FOR_MS
 */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { createPace } from '../../../src/delivery/pace.ts';
import { openStore } from '../../../src/store/open-store.ts';

const [, , databaseUrl = '', perSecond = '', tenant = '', forMs = ''] = process.argv;
const { store } = await openStore({ databaseUrl, dataDir: '' });
const pace = createPace(store.rates, Number(perSecond));
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.pause();

const end = performance.now() + Number(forMs);
const one = async (): Promise<void> => {
  const conversation = `${tenant} ${crypto.randomUUID()}`;
  await pace({ tenant, conversation }, async () => {
    process.stdout.write(`${String(performance.timeOrigin + performance.now())}\n`);
    await wait(50);
  });
};
const ahead = async (): Promise<void> => {
  while (performance.now() < end) await one();
};
await Promise.all(Array.from({ length: 10 }, ahead));
await store.close();
process.stdout.write('done\n');
