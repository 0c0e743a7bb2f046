import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { createLog } from '../../src/log.ts';
import { createSealer, keyIdOf } from '../../src/sealer.ts';
import { openStore } from '../../src/store/open-store.ts';
import { NOW, seedPartnership } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { runClerk, type Ran } from './run-clerk.ts';

const [A, B, C] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.alloc(32, 3)];
const inBase64 = (...keys: readonly Buffer[]): string => keys.map((key) => key.toString('base64')).join(',');

type Place = Readonly<Record<'DATABASE_URL', string>>;

/** A partnership with an alias and a conversation, sealed with a key as the server seals them. */
async function seededWith(fieldKey: Buffer): Promise<Place> {
  const place = { DATABASE_URL: await createTestDatabase() };
  const opened = await openStore({ databaseUrl: place.DATABASE_URL, dataDir: '' });
  const { partnershipId, nominalIds } = await seedPartnership(opened.prisma);
  await opened.prisma.partnership.updateMany({ data: { settings: { aliases: true } } });
  const { store } = compose({
    config: { bot: { auth: 'off' }, sendPace: 20, fieldKey, fieldKeysBefore: [] },
    store: opened.store,
    clock: { now: () => NOW },
    log: createLog('silent'),
  });
  const reference = { serviceUrl: 'https://example.org/' };
  await store.conversations.remember(
    { conversationId: 'a:sam', scope: 'personal', tenantId: null, entraId: null, reference },
    NOW,
  );
  const nominalId = nominalIds['N-0001'] ?? 0;
  const sealed = createSealer({ fieldKey, fieldKeysBefore: [] })?.seal(
    'Zebratel',
    `alias of nominal ${String(nominalId)}`,
  );
  if (sealed === undefined) throw new Error('There is a key.');
  await opened.prisma.nominalAlias.create({ data: { ...sealed, nominalId, partnershipId, updatedAt: NOW } });
  await opened.store.close();
  return place;
}

function rotate(place: Place, key: Buffer, ...before: readonly Buffer[]): Promise<Ran> {
  const FIELD_KEYS_BEFORE = inBase64(...before);
  return runClerk(['keys', 'rotate'], { ...place, FIELD_KEY: inBase64(key), FIELD_KEYS_BEFORE });
}

function doctor(place: Place, key: Buffer | null, ...before: readonly Buffer[]): Promise<Ran> {
  const keys = key === null ? {} : { FIELD_KEY: inBase64(key), FIELD_KEYS_BEFORE: inBase64(...before) };
  return runClerk(['doctor'], { ...place, ...keys, BOT_AUTH: 'off' });
}

test('a key is changed: both are set, everything is sealed anew, the doctor agrees, the one before is taken out', async () => {
  const place = await seededWith(A);
  const during = await doctor(place, B, A);
  expect(during.exit).toBe(0);
  expect(during.out).toMatch(
    /^warning +sealed values +1 conversation and 1 alias still need an earlier key: run “keys rotate” before/m,
  );
  const rotated = await rotate(place, B, A);
  expect(rotated).toMatchObject({ exit: 0, err: '' });
  const counts = (resealed: number, already: number) => ({ resealed, already, lost: 0 });
  const expected = { key: keyIdOf(B), names_to_import_again: [] };
  expect(JSON.parse(rotated.out)).toEqual({ ...expected, conversations: counts(1, 0), aliases: counts(1, 0) });
  expect((await doctor(place, B, A)).out).toMatch(
    /^ok +sealed values +nothing that is sealed needs a key in FIELD_KEYS_BEFORE$/m,
  );
  const again = await rotate(place, B);
  expect(JSON.parse(again.out)).toEqual({ ...expected, conversations: counts(0, 1), aliases: counts(0, 1) });
  const after = await doctor(place, B);
  expect(after.out).not.toContain('sealed values');
  expect(after.out).toMatch(/^ok +aliases of PORTFOLIO +switched on$/m);
  expect((await runClerk(['audit', 'verify'], place)).exit).toBe(0);
  expect(rotated.out + rotated.err + after.out).not.toContain('Zebratel');
});

test('what no key opens is counted, left as it is, and not thrown away unnoticed', async () => {
  const place = await seededWith(A);
  const ran = await rotate(place, B);
  expect(ran.exit).toBe(1);
  expect(JSON.parse(ran.out)).toMatchObject({ conversations: { lost: 1 }, aliases: { lost: 1 } });
  expect(ran.err).toMatch(/^2 of them no key at hand opens\. Put the key .* into FIELD_KEYS_BEFORE/);
  const seen = await doctor(place, B);
  expect(seen.exit).toBe(1);
  expect(seen.out).toMatch(/^fault +sealed values +1 alias cannot be opened by any key at hand: put the key into/m);
  expect(seen.out).toMatch(/^warning +sealed values +1 conversation cannot be opened by any key at hand/m);
  expect(await rotate(place, B, C, A)).toMatchObject({ exit: 0 });
  expect((await doctor(place, B)).exit).toBe(0);
});

test('aliases that are switched on without a key are a fault', async () => {
  const place = await seededWith(A);
  const seen = await doctor(place, null);
  expect(seen.exit).toBe(1);
  expect(seen.out).toMatch(/^fault +aliases of PORTFOLIO +switched on, and FIELD_KEY is not set/m);
});

test('a list of excluded names has to be imported again, which is said until it is', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'clerk-names-'));
  const place = await seededWith(A);
  await writeFile(path.join(folder, 'exclusions.csv'), 'name\nJordan Zebley\n');
  const load = (key: Buffer, ...before: readonly Buffer[]) =>
    runClerk(['import', folder], { ...place, FIELD_KEY: inBase64(key), FIELD_KEYS_BEFORE: inBase64(...before) });
  expect(await load(A)).toMatchObject({ exit: 0 });
  const rotated = await rotate(place, B, A);
  expect(JSON.parse(rotated.out)).toMatchObject({ names_to_import_again: ['PORTFOLIO'] });
  expect(rotated.err).toMatch(/^The list of excluded names of PORTFOLIO .* import its exclusions sheet again\.\n$/);
  expect((await doctor(place, B, A)).out).toMatch(/^warning +names of PORTFOLIO +.* with an earlier key: import/m);
  expect((await doctor(place, B)).out).toMatch(/^fault +names of PORTFOLIO +FIELD_KEY is missing, or is not the one/m);
  expect(await load(B, A)).toMatchObject({ exit: 0 });
  expect(JSON.parse((await rotate(place, B)).out)).toMatchObject({ names_to_import_again: [] });
  expect((await doctor(place, B)).out).toMatch(/^ok +names of PORTFOLIO +/m);
  await rm(folder, { recursive: true });
});

test.each([
  [['keys'], {}, 2, 'Say: keys rotate.'],
  [['keys', 'list'], {}, 2, 'Say: keys rotate.'],
  [['keys', 'rotate'], {}, 1, 'FIELD_KEY is not set: there is no key to seal with.'],
  [['keys', 'rotate'], { FIELD_KEYS_BEFORE: inBase64(A) }, 1, 'FIELD_KEYS_BEFORE needs FIELD_KEY'],
  [
    ['keys', 'rotate'],
    { FIELD_KEY: inBase64(A), FIELD_KEYS_BEFORE: `${inBase64(B)}, x` },
    1,
    '32 bytes in base64 each',
  ],
])('%j with %j is refused in a sentence', async (args, env, exit, says) => {
  const ran = await runClerk(args, env);
  expect(ran.exit).toBe(exit);
  expect(ran.err).toContain(says);
  expect(ran.out).toBe('');
});
