import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { databaseOn, sendingScriptsWhole } from './driver.ts';
import { PrismaClient } from '../generated/client.ts';
import { holdFolder } from './hold-folder.ts';
import type { Engine } from './engine.ts';
import { ENTER, enterValues } from './scope.ts';
import { StoreFault } from './fault.ts';
import { enteringTransactions, keepingLevels } from './transactions.ts';

/**
 * The embedded database, of this process alone.
 * @throws StoreFault `folder in use`, `folder unusable`, `another version`
 */
export async function embeddedEngine(dataDir: string): Promise<Engine> {
  const inMemory = dataDir.startsWith('memory://');
  const release = inMemory ? () => Promise.resolve() : await takeFolder(dataDir);
  try {
    if (!inMemory) await mustBeReadable(dataDir);
    const pglite = await PGlite.create(inMemory ? dataDir : path.join(dataDir, 'pglite'));
    await pglite.exec(`SET TimeZone = 'UTC'; SET DateStyle = 'ISO'`);
    const owners = new PrismaPGlite(pglite);
    const { provider, adapterName } = owners;
    const asOwner = { provider, adapterName, connect: async () => keepingLevels(await owners.connect()) } as const;
    return {
      adapter: sendingScriptsWhole(owners, () => (script) => pglite.exec(script)),
      alone: true,
      owner: () => new PrismaClient({ adapter: asOwner }),
      connect: async () => {
        const driver = await new PrismaPGlite(scoped(pglite)).connect();
        return databaseOn(enteringTransactions(keepingLevels(driver)));
      },
      close: async () => {
        await pglite.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function takeFolder(dataDir: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await holdFolder(dataDir);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new StoreFault(
      'folder unusable',
      `The clerk cannot keep its database in ${dataDir}: set DATA_DIR to a folder that it may write to.`,
      error,
    );
  }
}

/** The PostgreSQL that PGlite is: it opens no folder of another one, and does not say why. */
const POSTGRESQL = '18';

async function mustBeReadable(dataDir: string): Promise<void> {
  const found = await readFile(path.join(dataDir, 'pglite/PG_VERSION'), 'utf8').catch(() => null);
  if (found === null || found.trim() === POSTGRESQL) return;
  throw new StoreFault(
    'another version',
    `The database in ${dataDir} is of PostgreSQL ${found.trim()}, and this version of Partnership Clerk reads ${POSTGRESQL}: use the version that made it.`,
  );
}

/** The same database, each statement of which, outside a transaction, is one of its own in the scope that it is asked in. */
function scoped(pglite: PGlite): PGlite {
  const query: PGlite['query'] = (...asked) => {
    const values = [...enterValues()];
    return pglite.transaction(async (tx) => {
      await tx.query(ENTER, values);
      return tx.query(...asked);
    });
  };
  return new Proxy(pglite, {
    get: (target, name) => {
      if (name === 'query') return query;
      const own: unknown = Reflect.get(target, name);
      // PGlite keeps what is its own in private fields, which only it itself can read.
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}
