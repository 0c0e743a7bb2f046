import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import type { TickReport } from '../../src/delivery/tick-report.ts';
import { runTranscript } from '../conversations/run-transcript.ts';
import { NOW, PEOPLE } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { dumpOf } from '../support/dump.ts';
import { runClerk } from './run-clerk.ts';

/*
 * From a workbook, over chat, to the end: N-3 is opened, worked on, closed on Wednesday 15 January 2020, held, released,
 * and erased on Saturday 15 January 2022 by the beat. Its words are planted in every cell and message.
 */
const CANARY = 'Quillfeather';

let databaseUrl: string;
let open: OpenStore;
let folder: string;
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  open = await openStore({ databaseUrl, dataDir: '' });
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-erasure-'));
});
afterAll(async () => {
  await open.store.close();
  await rm(folder, { recursive: true });
});

const clerk = (...args: string[]) => runClerk(args, { DATABASE_URL: databaseUrl, BOT_AUTH: 'off' }, NOW);
async function tick(...args: string[]): Promise<TickReport> {
  const ran = await clerk('tick', ...args);
  expect(ran).toMatchObject({ exit: 0, err: '' });
  return JSON.parse(ran.out) as TickReport;
}
const member = ({ name, email, entraId, agency, roles }: (typeof PEOPLE)['sam' | 'alex' | 'jo']): string =>
  [name, email, entraId, agency, roles.join(';')].join(',');

async function workbook(name: string, status: string, closed: string, done: string): Promise<string> {
  const where = path.join(folder, name);
  await mkdir(where);
  const sheets = {
    partnership: ['code,name,board', 'NORTH,Operation North,North Board'],
    members: ['name,email,entra_id,agency,role', ...[PEOPLE.sam, PEOPLE.alex, PEOPLE.jo].map(member)],
    nominals: [
      'ref,kind,categories,status,lead_agency,agencies,opened,closed',
      `N-0003,individual,suspect,${status},Housing,Council,01/10/2019,${closed}`,
      'G-0001,ocg,suspect,open,Housing,Council,01/10/2019,',
    ],
    actions: [
      'ref,nominal,title,strand,tactic,owner_email,agency,raised,due,status,updated,update,evidence',
      `A-0001,N-0003,${CANARY} visit,protect,${CANARY} tactic,sam.okafor@example.org,Housing,01/10/2019,01/12/2019,${done},02/10/2019,${CANARY} said,${CANARY} ref`,
      `A-0002,G-0001,Map the group of N-3,pursue,,sam.okafor@example.org,Housing,01/10/2019,01/12/2027,open,02/10/2019,n-03 again,`,
    ],
  };
  for (const [sheet, rows] of Object.entries(sheets))
    await writeFile(path.join(where, `${sheet}.csv`), rows.join('\n'));
  return where;
}

async function play(transcript: string): Promise<void> {
  const { id: partnershipId } = await open.prisma.partnership.findFirstOrThrow();
  const people = Object.fromEntries(Object.entries(PEOPLE).map(([key, { entraId }]) => [key, entraId]));
  await runTranscript(transcript, { store: open.store, partnershipId, now: NOW, people });
}

it('what is held about a person ends with its retention, and nothing brings it back', async () => {
  expect((await clerk('import', await workbook('first', 'open', '', 'open'))).exit).toBe(0);
  await play(`
    sam: A-1 in progress, ${CANARY} was in
    sam: A-1 blocked because ${CANARY} moved
    sam: undo
    sam: A-2 in progress, as with N-0003
    alex: nominals
    alex: hold N-3 because the ${CANARY} inquest asked
    clerk: N-0003 is held
    sam: A-1 done, ${CANARY} left
    jo: confirm A-1`);
  const last = await workbook('last', 'closed', '15/01/2020', 'open');
  expect((await clerk('import', last)).exit).toBe(0);
  expect((await dumpOf(open.prisma)).match(new RegExp(CANARY, 'g'))?.length).toBeGreaterThan(15);

  expect((await tick('--at', '2023-06-01T09:00:00Z')).erased).toEqual([]);
  await play(`
    jo: N-3
    clerk: Held since: Monday 23 November 2026
    jo: release N-3
    clerk: N-0003 is not held any more
    jo: N-3
    clerk: Kept until, and then erased: Saturday 15 January 2022`);
  const status = await figures();

  expect((await tick('--at', '2022-01-14T23:59:00Z')).erased).toEqual([]);
  const before = await dumpOf(open.prisma);
  const would = await tick('--at', '2022-01-15T09:00:00Z', '--dry-run');
  expect([would.erased, would.unerased]).toEqual([[{ partnership: 'NORTH', erased: 1, waiting: 0 }], []]);
  expect(await dumpOf(open.prisma)).toBe(before);
  expect((await tick('--at', '2022-01-15T09:00:00Z')).erased).toEqual([
    { partnership: 'NORTH', erased: 1, waiting: 0 },
  ]);

  const after = (await dumpOf(open.prisma)).split('\n');
  expect(after.filter((row) => row.includes(CANARY))).toEqual([]);
  expect(after.filter((row) => /(?<![A-Za-z0-9])N-?0*3(?!\d)/i.test(row))).toEqual([
    expect.stringMatching(/^Nominal: .*"ref": "N-0003"/),
  ]);
  expect(await figures()).toEqual(status);
  const verified = await clerk('audit', 'verify');
  expect(verified).toMatchObject({ exit: 0, err: '' });
  const { chains } = JSON.parse(verified.out) as { chains: { erased: number; broken: unknown }[] };
  expect(chains).toMatchObject([{ broken: null }]);
  expect(chains[0]?.erased).toBeGreaterThan(6);

  expect((await tick('--at', '2022-01-16T09:00:00Z')).erased).toEqual([]);
  expect(JSON.parse((await clerk('import', last)).out)).toMatchObject({
    nominals: { added: 0, changed: 0, unchanged: 2 },
    actions: { added: 0, changed: 0, unchanged: 2 },
  });
  expect(await dumpOf(open.prisma)).not.toContain(CANARY);
  expect((await clerk('export')).out).not.toMatch(/N-0003|A-0001/);
  await play(`
    jo: N-3
    clerk: I cannot find that code among those you can see.
    jo: who has been shown N-3?
    clerk: I cannot find that code among those you can see.
    jo: hold N-3 because of the trial
    clerk: I cannot find that code among those you can see.
    sam: A-1
    clerk not: A-0001 ·
    sam: undo
    clerk not: ${CANARY}
    jo: who has been shown G-1?
    clerk: Alex Morgan, Council`);
}, 60_000);

/** What the standing item counts. */
async function figures(): Promise<unknown> {
  const { id } = await open.prisma.partnership.findFirstOrThrow();
  const thresholds = { today: '2026-11-23', amberUntil: '2026-12-07', nextMeeting: null, lastMeeting: null };
  return Promise.all([
    open.store.nominals.counts(id, '2019-01-01', '2026-12-01'),
    open.store.actions.groups(id, null, { ...thresholds, acceptedBy: '2026-11-18' }),
    open.store.actions.updateCounts(id, null, new Date(0)),
  ]);
}
