import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { cardOf, chatWith } from '../support/chat.ts';
import { startConnector } from '../support/connector.ts';
import type { Engine } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { type Ended, runClerk, startServer, tryServer } from './compiled.ts';
import { type Door, FIRST_DOORS, KEYS, LATER_DOORS, type Met, REFUSED_DOORS } from './doors.ts';
import { newPlace, type Place } from './place.ts';
import { nameOf, tryDoor } from './try-door.ts';

const ALEX = { entraId: '00000000-0000-0000-0000-000000000001', name: 'Alex Morgan' };
/** Each door is a process with a database to open, on machines that do other things too. */
const PATIENCE_MS = 120_000;

/** The whole of an installation's life through its doors, each a process of the compiled clerk, on one engine. */
export function tryEveryDoor(engine: Engine): void {
  describe(`the compiled clerk on ${engine}`, { timeout: PATIENCE_MS }, () => {
    let met: Met;
    let place: Place;
    let local: Readonly<Record<string, string>>;
    beforeAll(async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'clerk-doors-'));
      met = { folder, teams: await startConnector(), brought: new Map() };
      place = await newPlace(engine, folder);
      const port = String(await freePort());
      local = { ...place.env, BOT_AUTH: 'off', PORT: port, FIELD_KEY: KEYS[0], HEARTBEAT: '* * * * * *' };
      await writeFile(path.join(folder, 'words.xlsx'), 'no workbook');
    }, PATIENCE_MS);
    afterAll(async () => {
      await met.teams.close();
      await rm(met.folder, { recursive: true });
    });
    const tried = (doors: readonly Door[]): void => {
      test.each(doors.map((door) => [nameOf(door), door] as const))('%s', (_name, door) => tryDoor(door, local, met));
    };

    tried(FIRST_DOORS);

    test('the server starts, hears a turn and a press, beats, and stops', async () => {
      const server = await startServer(local, met.folder);
      onTestFinished(() => server.stop().then(() => undefined));
      const alex = chatWith({ clerkUrl: server.url, connector: met.teams }, ALEX);
      expect((await fetch(new URL('/readyz', server.url))).status).toBe(200);
      expect((await alex.says('A-14 in progress, sent to Probation')).said).toContain('Recorded');
      const rung = await alex.says('A-12 in progress, rang the landlord');
      expect((await alex.presses(cardOf(rung), 'Undo')).said).toContain('Undone');
      expect((await alex.says('draft the standing item')).status).toBe(200);
      const inUse = await runClerk(['export', '--out', 'meanwhile.json'], local, met.folder);
      const doctor = await runClerk(['doctor'], local, met.folder);
      if (engine === 'PGlite') {
        expect(inUse).toMatchObject({ exit: 1, out: '' });
        expect(inUse.err).toMatch(
          /^The database in \S+ is already open in process \d+: stop it, or use DATABASE_URL\.\n$/,
        );
        expect(doctor.out).toMatch(/^ok +database +the running clerk has it open and is ready$/m);
      } else expect(inUse).toMatchObject({ exit: 0, err: '' });
      expect(doctor).toMatchObject({ exit: 0, err: '' });
      expect(await server.stop()).toMatchObject({ exit: 0, err: '' });
      met.teams.clear();
    });

    tried(LATER_DOORS);
    tried(REFUSED_DOORS);

    test('a database that a newer clerk has migrated is left as it is', async () => {
      const newer = await place.copy();
      const { prisma, store } = await newer.open();
      const before = await prisma.$executeRaw`INSERT INTO _prisma_migrations
        SELECT 'x', checksum, finished_at, '29990101000000_later', logs, rolled_back_at, started_at, 1
        FROM _prisma_migrations LIMIT 1`;
      await store.close();
      expect(before).toBe(1);
      const said =
        /^The database belongs to a newer version of Partnership Clerk, .* 29990101000000_later: use that version\.\n$/;
      for (const ended of await both(newer)) {
        expect([ended.exit, ended.out]).toEqual([1, '']);
        expect(ended.err).toMatch(said);
      }
    });

    test('a fault is told in a sentence, and its cause is found under the reference', async () => {
      const broken = await spoilt();
      const quiet = await runClerk(['export'], broken.env, met.folder);
      expect([quiet.exit, quiet.out]).toEqual([1, '']);
      const reference = /^[^\n]+ \(reference ([0-9A-F]{6}) in \S+faults\.log\)\.\n$/.exec(quiet.err)?.[1] ?? quiet.err;
      const log = await readFile(path.join(broken.env.DATA_DIR, 'faults.log'), 'utf8');
      expect(JSON.parse(log)).toMatchObject({ reference, error: { at: expect.any(Array) as string[] } });
      const loud = await runClerk(['export', '--verbose'], broken.env, met.folder);
      const [cause = '', sentence] = loud.err.split('\n');
      expect(sentence).toContain((JSON.parse(cause) as { reference: string }).reference);
    });

    if (engine === 'PGlite') {
      test('so is one that keeps the server from starting', async () => {
        const ended = await tryServer({ ...local, ...(await spoilt()).env }, met.folder);
        const reference = /^[^\n]+ \(reference ([0-9A-F]{6}) in its log\)\.\n$/.exec(ended.err)?.[1] ?? ended.err;
        expect([ended.exit, ended.out]).toEqual([1, expect.stringContaining(`"reference":"${reference}"`)]);
      });

      test('a folder of another PostgreSQL is left as it is', async () => {
        const other = await place.copy();
        const version = path.join(other.env.DATA_DIR, 'pglite/PG_VERSION');
        expect(await readFile(version, 'utf8')).toBe('18\n');
        await writeFile(version, '17\n');
        for (const ended of await both(other)) {
          expect([ended.exit, ended.out]).toEqual([1, '']);
          expect(ended.err).toMatch(
            /^The database in \S+ is of PostgreSQL 17, .* reads 18: use the version that made it\.\n$/,
          );
        }
      });
    } else {
      test('so is one of a turn', async () => {
        const server = await startServer({ ...local, ...(await spoilt()).env }, met.folder);
        onTestFinished(() => server.stop().then(() => undefined));
        const { said } = await chatWith({ clerkUrl: server.url, connector: met.teams }, ALEX).says('my actions');
        const reference = /reference ([0-9A-F]{6})\.$/.exec(said)?.[1] ?? said;
        expect((await server.stop()).out).toContain(`"reference":"${reference}"`);
      });

      test.each([
        ['of no such name', (url: URL) => (url.pathname = '/nowhere'), 'has no database of that name'],
        [
          'that takes another password',
          (url: URL) => (url.password = 'wrong'),
          'does not take the user name and password',
        ],
      ])('a database %s is told so', async (_what, change, says) => {
        const url = new URL(place.env['DATABASE_URL'] ?? '');
        change(url);
        const ended = await runClerk(['export'], { ...place.env, DATABASE_URL: url.href }, met.folder);
        expect([ended.exit, ended.out]).toEqual([1, '']);
        expect(ended.err).toMatch(new RegExp(`^The [^\\n]*${says}[^\\n]*\\.\\n$`));
      });
    }

    /** A command and the server, where neither can do its work. */
    async function both(at: Place): Promise<readonly Ended[]> {
      const env = { ...local, ...at.env };
      return [await runClerk(['export'], env, met.folder), await tryServer(env, met.folder)];
    }

    /** A place where something is gone that must be there. */
    async function spoilt(): Promise<Place> {
      const broken = await place.copy();
      if (engine === 'PGlite') await rm(path.join(broken.env.DATA_DIR, 'pglite/global/pg_control'));
      else {
        const { prisma, store } = await broken.open();
        await prisma.$executeRaw`ALTER TABLE "Partnership" RENAME TO gone`;
        await store.close();
      }
      return broken;
    }
  });
}
